import { describe, expect, it } from 'vitest'
import type { Region } from '#events/identifiers.ts'
import type { CubeRow } from '../aggregates/rows.ts'
import type { Programme } from '../programme.ts'
import { belowMinimum, lastHei } from './courses.ts'
import type { ExceptionsRegister } from './listed.ts'

const programme = (id: string, more: Partial<Programme> = {}): Programme => ({
  id,
  title: 'Assistant practitioner',
  route: 'foundation-degree',
  specialism: 'generic',
  minimumIntake: 10,
  opened: '2018-01-01T09:00:00.000Z',
  ...more,
})
const registerOf = (...programmes: readonly Programme[]): ExceptionsRegister => ({
  programme: (id) => programmes.find((each) => each.id === id),
  icbOf: () => undefined,
  regionOf: () => undefined,
})
const row = (cohort: string, region: Region, counters: CubeRow['counters']): CubeRow => ({
  place: { cohort, region },
  counters,
})

const AP = '10000011/ap'
const closed = { at: '2020-10-01T09:00:00.000Z', reason: 'other' } as const

describe('BELOW-MINIMUM', () => {
  const of = (rows: readonly CubeRow[], today = '2020-09-30', register = registerOf(programme(AP))) =>
    belowMinimum(rows, { register, today }).map(({ since, place, regions }) => [since, place, regions])
  const nine = row(`${AP}/2020-09`, 'Y62', { enrolled: 9, active: 9 })

  it('opens on the first day of the intake month', () => {
    expect(of([nine], '2020-08-31')).toEqual([])
    expect(of([nine], '2020-09-01')).toEqual([['2020-09-01', { cohort: `${AP}/2020-09`, region: 'Y62' }, ['Y62']]])
  })

  it('is closed by as many as the programme needs, from whichever region, and by its closure', () => {
    const tenth = row(`${AP}/2020-09`, 'Y56', { enrolled: 1, withdrawn: 1 })
    expect(of([nine, tenth])).toEqual([])
    expect(of([nine, row(`${AP}/2020-09`, 'Y56', { places: 4 })])).toEqual([
      ['2020-09-01', { cohort: `${AP}/2020-09` }, ['Y62', 'Y56']],
    ])
    expect(of([nine], '2020-10-02', registerOf(programme(AP, { closed })))).toEqual([])
    expect(of([nine], '2020-10-02', registerOf())).toEqual([])
  })

  it('is over when everybody is through and a later intake has begun', () => {
    const done = row(`${AP}/2018-09`, 'Y62', { enrolled: 4, completed: 4 })
    const halfDone = row(`${AP}/2018-09`, 'Y62', { enrolled: 4, completed: 3, paused: 1 })
    const later = row(`${AP}/2020-09`, 'Y62', { enrolled: 12, active: 12 })
    expect(of([done])).toHaveLength(1)
    expect(of([done, later], '2020-08-31')).toHaveLength(1)
    expect(of([done, later])).toEqual([])
    expect(of([halfDone, later])).toHaveLength(1)
  })

  it('is not over while somebody is in training, paused or not', () => {
    const later = row(`${AP}/2020-09`, 'Y62', { enrolled: 12, active: 12 })
    for (const open of [{ active: 1 }, { paused: 1 }, { active: 1, paused: 1 }])
      expect(of([row(`${AP}/2018-09`, 'Y62', { enrolled: 4, ...open }), later])).toHaveLength(1)
  })

  it('is told under its day, with what the programme needs', () => {
    const [told] = belowMinimum([nine], { register: registerOf(programme(AP)), today: '2020-09-30' })
    expect(told).toMatchObject({
      text: `2020-09-01#BELOW-MINIMUM#${AP}/2020-09`,
      rule: 'BELOW-MINIMUM',
      says: 'Fewer people are enrolled than the 10 that the programme needs.',
    })
  })

  it('is there for places that nobody took, and not for a cohort that nobody speaks of', () => {
    expect(of([row(`${AP}/2020-09`, 'Y62', { places: 12 })])).toHaveLength(1)
    expect(of([row(`${AP}/2020-09`, 'Y62', { places: 0 })])).toEqual([])
  })
})

describe('LAST-HEI', () => {
  const OTHER = '10000022/ap'
  const full = (id: string, region: Region) => row(`${id}/2020-09`, region, { enrolled: 12, active: 12 })
  const weak = (id: string, region: Region) => row(`${id}/2020-09`, region, { enrolled: 5, active: 5 })
  const regionsOf = (rows: readonly CubeRow[], register = registerOf(programme(AP), programme(OTHER))) =>
    lastHei(rows, { register, today: '2020-10-01' }).map(({ place, since }) => [place.region, since])

  it('is a region with open programmes of which at most those of one HEI are viable', () => {
    expect(regionsOf([full(AP, 'Y62'), full(OTHER, 'Y62')])).toEqual([])
    expect(regionsOf([full(AP, 'Y62'), weak(OTHER, 'Y62')])).toEqual([['Y62', null]])
    expect(regionsOf([weak(AP, 'Y62'), weak(OTHER, 'Y62')])).toEqual([['Y62', null]])
    expect(
      regionsOf([full(AP, 'Y62'), full(`${AP}-x`, 'Y62')], registerOf(programme(AP), programme(`${AP}-x`))),
    ).toEqual([['Y62', null]])
  })

  it('counts a programme as viable by all its regions together', () => {
    expect(regionsOf([full(AP, 'Y62'), weak(OTHER, 'Y62'), full(OTHER, 'Y56'), full(AP, 'Y56')])).toEqual([])
  })

  it('is told before what has a date, and says whether one HEI is left or none', () => {
    const tell = (rows: readonly CubeRow[]) =>
      lastHei(rows, { register: registerOf(programme(AP), programme(OTHER)), today: '2020-10-01' })
    const [one] = tell([full(AP, 'Y62'), weak(OTHER, 'Y62')])
    expect(one).toMatchObject({ text: '0000-00-00#LAST-HEI#Y62', rule: 'LAST-HEI', regions: ['Y62'] })
    expect(one?.says).toBe('Only one HEI has a programme for the region whose intakes reach its minimum.')
    expect(tell([weak(AP, 'Y62')])[0]?.says).toMatch(/^No HEI has a programme/)
  })

  it('looks at each region by itself, and at nothing that is in none or that nobody registered', () => {
    expect(regionsOf([full(AP, 'Y62'), full(OTHER, 'Y56')])).toEqual([
      ['Y56', null],
      ['Y62', null],
    ])
    expect(regionsOf([full('10000033/ap', 'Y62')])).toEqual([])
    expect(regionsOf([{ place: { cohort: `${AP}/2020-09` }, counters: { enrolled: 12 } }])).toEqual([])
  })

  it('is none of a region whose programmes are all closed', () => {
    const register = registerOf(programme(AP, { closed }), programme(OTHER))
    expect(regionsOf([full(AP, 'Y62')], register)).toEqual([])
    expect(regionsOf([full(AP, 'Y62'), full(OTHER, 'Y62')], register)).toEqual([['Y62', null]])
  })
})
