import { describe, expect, it } from 'vitest'
import { exceptionsOf } from '../../test/exceptions.ts'
import {
  awarded,
  COHORT,
  enrolled,
  NEXT_COHORT,
  OTHER_TRUST,
  passed,
  said,
  TRUST,
  voided,
  withdrew,
} from '../../test/telling.ts'

const reported = (by: 'trust' | 'other trust', on: string) =>
  said(by, on, 'progress.reported', { round: on.slice(0, 7), status: 'on-track' })

describe('MOVED-NOT-ARRIVED, to another employer', () => {
  const move = said('university', '2019-01-09', 'trainee.transferred', { employer: OTHER_TRUST })

  it('opens 90 days after the transfer and names the employer', () => {
    const { opens, of } = exceptionsOf([enrolled(), move])
    expect(opens('MOVED-NOT-ARRIVED', '2019-04-09')).toBe(true)
    expect(of('MOVED-NOT-ARRIVED')).toMatchObject([{ organisation: OTHER_TRUST, cohort: COHORT }])
  })

  it('also where the cohort changes with it, or later', () => {
    const both = said('university', '2019-01-09', 'trainee.transferred', { cohort: NEXT_COHORT, employer: OTHER_TRUST })
    const later = said('university', '2019-02-01', 'trainee.transferred', { cohort: NEXT_COHORT })
    for (const events of [
      [enrolled(), both],
      [enrolled(), move, later],
    ])
      expect(exceptionsOf(events).of('MOVED-NOT-ARRIVED')).toMatchObject([{ since: '2019-04-09', cohort: NEXT_COHORT }])
  })

  it('is closed by anything that the new employer says later, and by nothing else', () => {
    const closes = (event: Parameters<typeof voided>[1]) =>
      exceptionsOf([enrolled(), move, event]).of('MOVED-NOT-ARRIVED').length === 0
    expect(closes(reported('other trust', '2019-02-01'))).toBe(true)
    expect(closes(reported('other trust', '2018-12-01'))).toBe(false)
    expect(closes(reported('trust', '2019-02-01'))).toBe(false)
    expect(closes(passed('2019-02-01', 'A'))).toBe(false)
    expect(closes(withdrew('2019-02-01'))).toBe(true)
    expect(closes(voided('2019-02-01', move))).toBe(true)
    expect(closes(said('university', '2019-02-01', 'trainee.transferred', { employer: TRUST }))).toBe(false)
  })

  it('is none where the HEI corrects the employer since', () => {
    expect(exceptionsOf([enrolled(), move, enrolled('2019-02-01')]).of('MOVED-NOT-ARRIVED')).toEqual([])
  })

  it('is none where a transfer names the employer that the trainee has', () => {
    const stays = said('university', '2019-01-09', 'trainee.transferred', { cohort: NEXT_COHORT, employer: TRUST })
    expect(exceptionsOf([enrolled(), stays]).of('MOVED-NOT-ARRIVED')).toEqual([])
  })
})

describe('MOVED-NOT-ARRIVED, to a pre-registration degree', () => {
  const left = said('university', '2019-06-01', 'trainee.withdrawn', { reason: 'moved-to-pre-registration' })
  const granted = (on: string) =>
    said('college', on, 'apel.granted', { profession: 'adult-nursing', monthsGranted: 6, mode: 'full-time' })
  const declined = (on: string) =>
    said('college', on, 'pre-registration.declined', { profession: 'adult-nursing', reason: 'no-places' })

  it('opens 90 days after the withdrawal', () => {
    expect(exceptionsOf([enrolled(), left]).opens('MOVED-NOT-ARRIVED', '2019-08-30')).toBe(true)
    expect(exceptionsOf([enrolled(), withdrew('2019-06-01')]).concerns).toEqual([])
  })

  it('is closed by what a receiving HEI says, and by a new enrolment', () => {
    const elsewhere = enrolled('2019-09-10', { cohort: '10000022/ap/2019-09' }, 'college')
    for (const event of [granted('2019-09-01'), declined('2019-09-01'), elsewhere])
      expect(exceptionsOf([enrolled(), left, event]).of('MOVED-NOT-ARRIVED')).toEqual([])
    // Credit is granted to who is wanted; somebody refused by one HEI may well be on the way to another.
    expect(exceptionsOf([enrolled(), granted('2019-05-01'), left]).of('MOVED-NOT-ARRIVED')).toEqual([])
    for (const before of ['2019-05-01', '2019-06-01'])
      expect(exceptionsOf([enrolled(), declined(before), left]).of('MOVED-NOT-ARRIVED')).toHaveLength(1)
  })
})

describe("MOVED-NOT-ARRIVED, by an HEI's file", () => {
  const moved = said('ladder', '2019-06-01', 'trainee.moved', { cohort: COHORT, why: 'provider' })

  it('opens 90 days later', () => {
    expect(exceptionsOf([enrolled(), moved]).opens('MOVED-NOT-ARRIVED', '2019-08-30')).toBe(true)
  })

  it('is closed by an enrolment elsewhere, an end, and by taking it back', () => {
    const elsewhere = enrolled('2019-09-10', { cohort: '10000022/ap/2019-09' }, 'college')
    for (const event of [elsewhere, withdrew('2019-09-10'), awarded('2019-09-10'), voided('2019-09-10', moved)])
      expect(exceptionsOf([enrolled(), moved, event]).of('MOVED-NOT-ARRIVED')).toEqual([])
    const another = said('ladder', '2019-06-01', 'trainee.moved', { cohort: NEXT_COHORT, why: 'provider' })
    expect(exceptionsOf([enrolled(), another]).of('MOVED-NOT-ARRIVED')).toEqual([])
  })
})

describe('DROPPED', () => {
  const dropped = (organisation: string, on = '2019-06-22') =>
    said('ladder', on, 'trainee.dropped', { organisation, from: 'return', period: '2019-06' })

  it('opens on its day, for each organisation that left the trainee out', () => {
    const { of, opens } = exceptionsOf([enrolled(), dropped(TRUST), dropped('ukprn:10000011', '2019-07-01')])
    expect(opens('DROPPED', '2019-06-22')).toBe(true)
    expect(of('DROPPED').map(({ organisation, since }) => [organisation, since])).toEqual([
      ['ukprn:10000011', '2019-07-01'],
      [TRUST, '2019-06-22'],
    ])
  })

  it('is closed by whatever that organisation says next, by an end, and by taking it back', () => {
    const isOpen = (event: Parameters<typeof voided>[1]) =>
      exceptionsOf([enrolled(), dropped(TRUST), event]).of('DROPPED').length === 1
    expect(isOpen(reported('trust', '2019-07-01'))).toBe(false)
    expect(isOpen(reported('trust', '2019-06-01'))).toBe(true)
    expect(isOpen(reported('trust', '2019-06-22'))).toBe(true)
    expect(isOpen(passed('2019-07-01', 'A'))).toBe(true)
    expect(isOpen(withdrew('2019-07-01'))).toBe(false)
    expect(isOpen(voided('2019-07-01', dropped(TRUST)))).toBe(false)
    expect(isOpen(said('university', '2019-07-01', 'trainee.transferred', { employer: OTHER_TRUST }))).toBe(false)
  })

  it('is none of an organisation that has nothing to do with the trainee, or before the enrolment', () => {
    expect(exceptionsOf([enrolled(), dropped(OTHER_TRUST)]).of('DROPPED')).toEqual([])
    expect(exceptionsOf([enrolled(), dropped(TRUST, '2018-08-22')]).of('DROPPED')).toEqual([])
    expect(exceptionsOf([enrolled(), dropped(TRUST, '2018-09-10')]).of('DROPPED')).toHaveLength(1)
  })
})

describe('ENROLMENT-UNKNOWN', () => {
  it('is there from the first fact of each organisation until somebody enrols the trainee', () => {
    const facts = [passed('2019-02-01', 'A'), reported('trust', '2019-01-10'), reported('trust', '2019-02-10')]
    const { of, concerns } = exceptionsOf(facts)
    expect(of('ENROLMENT-UNKNOWN')).toEqual([
      { rule: 'ENROLMENT-UNKNOWN', since: '2019-01-10', organisation: TRUST },
      { rule: 'ENROLMENT-UNKNOWN', since: '2019-02-01', organisation: 'ukprn:10000011' },
    ])
    expect(concerns).toHaveLength(2)
    const later = [passed('2019-02-01', 'A'), reported('trust', '2019-03-10')]
    expect(exceptionsOf(later).concerns.map(({ organisation }) => organisation)).toEqual([TRUST, 'ukprn:10000011'])
    expect(exceptionsOf([...facts, enrolled('2019-03-01')]).of('ENROLMENT-UNKNOWN')).toEqual([])
  })

  it('tells of twenty organisations at most', () => {
    const fact = reported('trust', '2019-01-10')
    const many = Array.from({ length: 21 }, (_, nth) => {
      const source = `/organisations/ods:R${String(nth).padStart(2, '0')}` as typeof fact.source
      return { ...fact, source, id: `${nth}` }
    })
    expect(exceptionsOf(many.slice(1)).concerns).toHaveLength(20)
    const { concerns } = exceptionsOf(many.toReversed())
    expect(concerns).toHaveLength(20)
    expect(concerns.map(({ organisation }) => organisation)).not.toContain('ods:R20')
  })

  it('is none where every fact was taken back, or only Ladder spoke', () => {
    const fact = reported('trust', '2019-01-10')
    expect(exceptionsOf([fact, voided('2019-02-01', fact)]).concerns).toEqual([])
    expect(exceptionsOf([said('ladder', '2019-01-10', 'post.missing', { reason: 'not-reported' })]).concerns).toEqual(
      [],
    )
  })
})
