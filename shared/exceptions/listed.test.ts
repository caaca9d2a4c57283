import { describe, expect, it } from 'vitest'
import type { EnrolmentPlace } from '../contribution.ts'
import type { Concern } from './concern.ts'
import { keyFromText, textOfKey } from './key.ts'
import { type ExceptionsRegister, isAskedFor, listedFrom, sliceOfListed } from './listed.ts'

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
  })
})
