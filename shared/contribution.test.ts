import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import {
  awarded,
  COHORT,
  enrolled,
  NEXT_COHORT,
  OTHER_TRUST,
  passed,
  recordOf,
  said,
  withdrew,
} from '../test/telling.ts'
import { contributionOf, placesContribution } from './contribution.ts'

const sharesOf = (...events: readonly RecordedEvent[]) =>
  contributionOf(recordOf(...events).record, (employer) => (employer === OTHER_TRUST ? 'Y56' : 'Y62'))
const countersOf = (...events: readonly RecordedEvent[]) => sharesOf(...events).at(-1)?.counters

const confirmed = (on: string, start = on, band = 4) => said('trust', on, 'post.confirmed', { band, start })
const missing = (on: string, band?: 2 | 3 | 4) =>
  said('trust', on, 'post.missing', { reason: 'no-vacancy', ...(band && { currentBand: band }) })
const left = (on: string, reason: 'pre-registration' | 'promotion' = 'promotion') =>
  said('trust', on, 'post.left', { reason })

describe('an enrolment counts', () => {
  const open = {
    enrolled: 1,
    active: 1,
    'due@2020-09-30': 1,
    'opened@2018-09-10': 1,
    'openFrom@2018-09': 1,
  }

  it('where it is now', () => {
    const moved = said('university', '2019-01-09', 'trainee.transferred', { employer: OTHER_TRUST })
    expect(sharesOf(enrolled(), moved)).toEqual([
      {
        place: {
          region: 'Y56',
          cohort: COHORT,
          employer: OTHER_TRUST,
          setting: 'mental-health',
          funding: 'levy',
          guaranteedPost: true,
        },
        counters: open,
      },
    ])
  })

  it('with its credits, its stall and its latest EPA result', () => {
    const stalled = said('ladder', '2019-03-31', 'training.stalled', { cohort: COHORT, since: '2018-12-31' })
    expect(countersOf(enrolled(), passed('2018-12-31', 'A'), stalled)).toEqual({ ...open, credits: 20, stalled: 1 })
    const epa = (on: string, result: 'fail' | 'pass') => said('epao', on, 'epa.completed', { result })
    const both = [epa('2020-08-01', 'fail'), epa('2020-09-01', 'pass')]
    expect(countersOf(enrolled(), ...both)).toEqual({ ...open, 'epa.pass': 1 })
  })

  it('as paused, and as open still', () => {
    const { active: _, ...others } = open
    const paused = said('university', '2019-01-01', 'training.paused', {})
    expect(countersOf(enrolled(), paused)).toEqual({ ...others, paused: 1 })
  })

  it('as withdrawn in the month after the intake month began, for the reason given', () => {
    const { active: _, 'openFrom@2018-09': __, ...others } = open
    expect(countersOf(enrolled(), withdrew('2018-11-30'))).toEqual({
      ...others,
      withdrawn: 1,
      'withdrawn.personal': 1,
      'lost@2': 1,
    })
  })

  it('as transferred out of the one and into the other', () => {
    const [out, into] = sharesOf(enrolled(), enrolled('2019-09-09', { cohort: NEXT_COHORT }))
    expect(out?.counters).toMatchObject({ transferred: 1, 'censored@12': 1 })
    expect(out?.counters).not.toHaveProperty('transferredIn')
    expect(into?.counters).toMatchObject({ active: 1, transferredIn: 1, 'opened@2019-09-09': 1 })
  })
})

describe('a completed enrolment counts', () => {
  const completed = [enrolled(), awarded('2020-09-30')]
  const onTime = {
    enrolled: 1,
    completed: 1,
    'due@2020-09-30': 1,
    'opened@2018-09-10': 1,
    'censored@24': 1,
    'finished@2020-09-30': 1,
    completedOnTime: 1,
    'met@2020-09-30': 1,
    guaranteed: 1,
  }

  it('as on time until the last day of its expected end', () => {
    expect(countersOf(...completed)).toEqual({ ...onTime, awaited: 1 })
    const late = countersOf(enrolled(), awarded('2020-10-01'))
    expect(late).toMatchObject({ completed: 1, 'finished@2020-10-01': 1, 'due@2020-09-30': 1 })
    expect(late).not.toHaveProperty('completedOnTime')
    expect(late).not.toHaveProperty('met@2020-09-30')
  })

  it.each([
    ['2019-01-01', '0-1'],
    ['2020-11-29', '0-1'],
    ['2020-11-30', '2-3'],
    ['2021-01-29', '2-3'],
    ['2021-01-30', '4-6'],
    ['2021-04-29', '4-6'],
    ['2021-04-30', '7-12'],
    ['2021-10-29', '7-12'],
    ['2021-10-30', '13+'],
  ])('with a post from %s as one after %s months', (start, months) => {
    expect(countersOf(...completed, confirmed('2020-10-01', start))).toEqual({
      ...onTime,
      confirmed: 1,
      guaranteedConfirmed: 1,
      [`monthsToPost.${months}`]: 1,
      'band.4': 1,
    })
  })

  it('with a post missing by its reason, and by the band and the months of training behind it', () => {
    const without = { ...onTime, missing: 1, 'missing.no-vacancy': 1, monthsWithoutPost: 24 }
    expect(countersOf(...completed, missing('2020-10-01'))).toEqual(without)
    expect(countersOf(...completed, missing('2020-10-01', 3))).toEqual({ ...without, 'band.3': 1 })
  })

  it('without the guarantee as none that was broken or kept', () => {
    const counters = countersOf(enrolled('2018-09-10', { guaranteedPost: false }), awarded('2020-09-30'))
    expect(counters).not.toHaveProperty('guaranteed')
    expect(counters).toMatchObject({ awaited: 1 })
  })

  it('as a leaver after a confirmed post only', () => {
    const leaver = { leavers: 1, 'leavers.promotion': 1, 'left@2021-03-01': 1 }
    expect(countersOf(...completed, confirmed('2020-10-01'), left('2021-03-01'))).toMatchObject(leaver)
    expect(countersOf(...completed, left('2021-03-01'))).toEqual({ ...onTime, awaited: 1 })
    expect(countersOf(...completed, missing('2020-10-01'), left('2021-03-01'))).not.toHaveProperty('leavers')
  })

  it('as gone to pre-registration training without a post when no post was confirmed before', () => {
    const gone = { leftForPreRegistrationWithoutPost: 1 }
    const leaves = left('2021-03-01', 'pre-registration')
    expect(countersOf(...completed, leaves)).toMatchObject(gone)
    expect(countersOf(...completed, leaves, confirmed('2021-04-01'))).toMatchObject(gone)
    const names = (...events: readonly RecordedEvent[]) => Object.keys(countersOf(...events) ?? {})
    const [name = ''] = Object.keys(gone)
    expect(names(...completed, left('2021-03-01'))).not.toContain(name)
    expect(names(...completed, confirmed('2020-10-01'), leaves)).not.toContain(name)
    expect(names(...completed, confirmed('2020-10-01'), missing('2020-11-01'), leaves)).not.toContain(name)
  })
})

describe('credit for prior learning counts', () => {
  const grant = (monthsGranted: number, by: 'university' | 'college' = 'college') =>
    said(by, '2021-01-01', 'apel.granted', { profession: 'adult-nursing', monthsGranted, mode: 'part-time' })
  const apelOf = (...events: readonly RecordedEvent[]) =>
    Object.keys(countersOf(...events) ?? {}).filter((name) => /^(apel|declined)/.test(name))

  it.each([
    [0, '0'],
    [1, '1-6'],
    [6, '1-6'],
    [7, '7-12'],
    [12, '7-12'],
    [13, '13-23'],
    [23, '13-23'],
    [24, '24+'],
    [36, '24+'],
  ])('%i months as %s', (months, credit) => {
    expect(apelOf(enrolled(), grant(months))).toEqual([`apel.${credit}`, 'apelOtherHei', 'apelMode.part-time'])
  })

  it('at the same HEI or another, in the enrolment opened last', () => {
    expect(apelOf(enrolled(), grant(6, 'university'))).toContain('apelSameHei')
    const [first, last] = sharesOf(enrolled(), grant(6), enrolled('2022-09-09', { cohort: NEXT_COHORT }))
    expect(first?.counters).not.toHaveProperty('apelOtherHei')
    expect(last?.counters).toMatchObject({ apelOtherHei: 1 })
  })

  it('as declined when there is no grant', () => {
    const decline = said('college', '2021-02-01', 'pre-registration.declined', {
      profession: 'adult-nursing',
      reason: 'no-places',
    })
    expect(apelOf(enrolled(), decline)).toEqual(['declined', 'declined.no-places'])
    expect(apelOf(enrolled(), decline, grant(0))).toEqual(['apel.0', 'apelOtherHei', 'apelMode.part-time'])
  })
})

it('places count for their cohort in each region', () => {
  expect(placesContribution(COHORT, new Map([['Y62', 8] as const, ['Y56', 0] as const]))).toEqual([
    { place: { region: 'Y62', cohort: COHORT }, counters: { places: 8 } },
    { place: { region: 'Y56', cohort: COHORT }, counters: { places: 0 } },
  ])
})
