import { describe, expect, it } from 'vitest'
import {
  awarded,
  CITY,
  confirmed,
  enrolled,
  left,
  MET,
  missed,
  OTHER_TRUST,
  rows,
  said,
  told,
  total,
} from './telling.ts'

describe('outcomes', () => {
  const completed = [enrolled({ guaranteedPost: true }), awarded('2021-01-31')]

  it('completed 31 January, post from 30 April: 2 whole months; from 31 January 2020: 0-1', () => {
    const startingOn = (start: string) =>
      total(told(...completed, confirmed('2021-02-01', start)), 'outcomes').monthsToPost
    expect(startingOn('2021-04-30')).toMatchObject({ '0-1': 0, '2-3': 1 })
    expect(startingOn('2020-01-31')).toMatchObject({ '0-1': 1, '2-3': 0 })
  })

  it('guaranteed, confirmed, then missing: the latest stands, the guarantee kept 0 of 1, 16 months of training', () => {
    expect(total(told(...completed, confirmed('2021-02-01'), missed('2021-03-01')), 'outcomes')).toMatchObject({
      completed: 1,
      confirmed: 0,
      missing: 1,
      missingByReason: { 'no-vacancy': 1, 'not-reported': 0 },
      postRate: 0,
      guaranteed: 1,
      guaranteeKeptRate: 0,
      bandAfter: { '2': 0, '3': 1, '4': 0 },
      trainingMonthsWithoutPost: 16,
    })
  })

  it('left after a confirmed post: a leaver, and still confirmed; confirmed once more: no leaver', () => {
    const gone = [...completed, confirmed('2021-02-01'), left('2021-03-01')]
    expect(total(told(...gone), 'outcomes')).toMatchObject({
      confirmed: 1,
      leavers: 1,
      leaversByReason: { promotion: 1 },
    })
    expect(total(told(...gone, confirmed('2021-04-01')), 'outcomes')).toMatchObject({ confirmed: 1, leavers: 0 })
  })

  it('left for pre-registration: counted only when no post was confirmed before', () => {
    const gone = left('2021-03-01', 'pre-registration')
    const without = total(told(...completed, missed('2021-02-01'), gone), 'outcomes')
    expect(without).toMatchObject({ leavers: 0, leftForPreRegistrationWithoutPost: 1 })
    const withPost = total(told(...completed, confirmed('2021-02-01'), gone), 'outcomes')
    expect(withPost).toMatchObject({ leavers: 1, leftForPreRegistrationWithoutPost: 0 })
  })

  it('APEL of 6, 24 and 24 months, and a decline: one applicant, 24+, by the first 24; another, declined: rate 1 of 2', () => {
    const grant = (hei: string, monthsGranted: number, at: string) =>
      said(hei, 'apel.granted', at, { profession: 'adult-nursing', monthsGranted, mode: 'full-time' })
    const declined = (who: string) =>
      said(CITY, 'pre-registration.declined', '2021-05-01', { profession: 'adult-nursing', reason: 'no-places' }, who)
    const grants = [grant(MET, 6, '2021-02-01'), grant(CITY, 24, '2021-03-01'), grant(MET, 24, '2021-04-01')]
    const world = told(...completed, ...grants, declined('ann'), enrolled({ who: 'bob' }), declined('bob'))
    expect(total(world, 'outcomes').apel).toEqual({
      applicants: 2,
      byCredit: { '0': 0, '1-6': 0, '7-12': 0, '13-23': 0, '24+': 1 },
      twoYearRate: 0.5,
      benchmark: 0.8,
      sameHei: 0,
      otherHei: 1,
      byMode: { 'full-time': 1, 'part-time': 0 },
      declined: 1,
      declinedByReason: {
        'no-maths-or-english': 0,
        'a-levels-preferred': 0,
        'content-mismatch': 0,
        'no-places': 1,
        other: 0,
      },
    })
  })

  it('filters and groups by what the enrolment is now: one in each region, by guarantee false before true', () => {
    const bob = enrolled({ who: 'bob', employer: OTHER_TRUST })
    const world = told(...completed, bob, awarded('2021-02-01', 'bob'))
    expect(total(world, 'outcomes', { region: 'Y56' })).toMatchObject({
      completed: 1,
      guaranteed: 0,
      guaranteeKeptRate: null,
    })
    expect(rows(world, 'outcomes', 'guaranteedPost', 'icb').map(({ key }) => key)).toEqual([
      { guaranteedPost: false, icb: null },
      { guaranteedPost: true, icb: 'QOP' },
    ])
  })
})
