import { describe, expect, it } from 'vitest'
import type { EnrolmentPlace } from '../contribution.ts'
import type { Concern } from './concern.ts'
import { keyFromText, textOfKey } from './key.ts'
import { type ExceptionsRegister, isAskedFor, type Listed, listedFrom, sliceOfListed } from './listed.ts'

const place: EnrolmentPlace = {
  region: 'Y62',
  cohort: '10000011/ap/2019-09',
  employer: 'ods:RAA',
  setting: 'community',
  funding: 'levy',
  guaranteedPost: false,
}
const TRAINEE = `t_${'a'.repeat(26)}`
const register: ExceptionsRegister = {
  programme: (id) => ({
    id,
    title: 'AP',
    route: 'dip-he',
    specialism: 'null',
    minimumIntake: 3,
    opened: '2016-01-01T09:00:00.000Z',
  }),
  icbOf: () => undefined,
  regionOf: () => 'Y56',
}
const listed = (concern: Concern, at: EnrolmentPlace | undefined) =>
  listedFrom(keyFromText(textOfKey(concern, at, TRAINEE)), at?.region, register)

describe('an exception of a record, from its key', () => {
  const dropped = listed({ rule: 'DROPPED', since: '2020-01-22', cohort: place.cohort, organisation: 'ods:RAA' }, place)

  it('is where the enrolment is', () => {
    expect(dropped).toMatchObject({ since: '2020-01-22', trainee: TRAINEE, organisation: 'ods:RAA', place })
    expect(sliceOfListed(dropped, register)).toEqual({
      ...place,
      hei: 'ukprn:10000011',
      programme: '10000011/ap',
      intake: '2019-09',
      route: 'dip-he',
      specialism: 'null',
    })
  })

  it('is asked for by any of its slices, and by no other value', () => {
    for (const filters of [{}, { region: 'Y62' }, { hei: 'ukprn:10000011', guaranteedPost: 'false' }] as const)
      expect(isAskedFor(dropped, filters, register)).toBe(true)
    for (const filters of [
      { region: 'Y56' },
      { guaranteedPost: 'true' },
      { icb: 'QOP' },
      { hei: 'ukprn:10000022' },
    ] as const)
      expect(isAskedFor(dropped, filters, register)).toBe(false)
  })
})

describe('an exception of somebody never enrolled', () => {
  const spokenOf = (organisation: string) =>
    listed({ rule: 'ENROLMENT-UNKNOWN', since: '2020-01-22', organisation }, undefined)

  it('is where the organisation is that spoke', () => {
    expect(sliceOfListed(spokenOf('ods:RBB'), register)).toEqual({ region: 'Y56', employer: 'ods:RBB' })
    expect(sliceOfListed(spokenOf('ukprn:10000022'), register)).toEqual({ hei: 'ukprn:10000022' })
    expect(sliceOfListed(spokenOf('epao:EPA0001'), register)).toEqual({})
    expect(isAskedFor(spokenOf('ods:RBB'), { region: 'Y56' }, register)).toBe(true)
    expect(isAskedFor(spokenOf('ukprn:10000022'), { region: 'Y56' }, register)).toBe(false)
    expect(isAskedFor(spokenOf('ods:RBB'), { specialism: 'null' }, register)).toBe(false)
    expect(spokenOf('ods:RBB').regions).toEqual(['Y56'])
    expect(spokenOf('epao:EPA0001').regions).toEqual([])
  })
})

describe('an exception in more regions than one', () => {
  const silent: Listed = {
    text: '2020-01-22#SILENT-SENDER#ukprn:10000022',
    rule: 'SILENT-SENDER',
    since: '2020-01-22',
    place: {},
    regions: ['Y56', 'Y62'],
    organisation: 'ukprn:10000022',
  }

  it('is asked for by each of them, and of no region where it is told', () => {
    for (const region of ['Y56', 'Y62'] as const) expect(isAskedFor(silent, { region }, register)).toBe(true)
    expect(isAskedFor(silent, { region: 'Y61' }, register)).toBe(false)
    expect(sliceOfListed(silent, register)).toEqual({ hei: 'ukprn:10000022' })
  })
})

describe('the key of an exception', () => {
  const concern: Concern = { rule: 'STALLED', since: '2020-01-22', cohort: place.cohort }

  it('keeps all that lists ask for, for a guaranteed post too', () => {
    const { region: _, ...kept } = { ...place, guaranteedPost: true }
    const key = keyFromText(textOfKey(concern, { ...place, guaranteedPost: true }, TRAINEE))
    expect(key).toMatchObject({ since: '2020-01-22', rule: 'STALLED', place: kept, subject: TRAINEE })
    expect(key.organisation).toBeUndefined()
  })

  it('sorts by the date from which it is open', () => {
    const later = textOfKey({ ...concern, since: '2020-01-23', rule: 'DROPPED' }, place, TRAINEE)
    expect(textOfKey(concern, place, TRAINEE) < later).toBe(true)
  })
})
