import { expect, it } from 'vitest'
import { exact } from '../disclosure.ts'
import { outcomesOf } from './outcomes.ts'

const asked = (counters: Readonly<Record<string, number>>) => {
  const register = { programme: () => undefined, icbOf: () => undefined }
  return outcomesOf([{ place: {}, counters }], {
    register,
    today: '2021-06-15',
    disclosure: exact,
    placesKnown: true,
  })
}

it('every figure is the count of its name, every value of a vocabulary listed', () => {
  const counters = {
    completed: 40,
    confirmed: 30,
    missing: 6,
    'missing.no-vacancy': 5,
    'missing.not-reported': 1,
    awaited: 4,
    guaranteed: 20,
    guaranteedConfirmed: 15,
    'monthsToPost.0-1': 20,
    'monthsToPost.13+': 10,
    'band.4': 29,
    'band.2': 1,
    'band.5': 7,
    'epa.fail': 2,
    'epa.distinction': 3,
    leavers: 9,
    'leavers.retirement': 8,
    'leavers.other': 1,
    monthsWithoutPost: 150,
    leftForPreRegistrationWithoutPost: 11,
    'apel.0': 1,
    'apel.24+': 4,
    apelSameHei: 2,
    apelOtherHei: 3,
    'apelMode.part-time': 5,
    declined: 3,
    'declined.no-places': 3,
  }
  expect(asked(counters)).toEqual({
    completed: 40,
    confirmed: 30,
    missing: 6,
    missingByReason: {
      'no-vacancy': 5,
      'no-uplift-funding': 0,
      'role-not-defined': 0,
      'service-reorganised': 0,
      'left-employer': 0,
      'declined-by-trainee': 0,
      'not-reported': 1,
    },
    awaited: 4,
    postRate: 3 / 4,
    guaranteed: 20,
    guaranteedConfirmed: 15,
    guaranteeKeptRate: 3 / 4,
    monthsToPost: { '0-1': 20, '2-3': 0, '4-6': 0, '7-12': 0, '13+': 10 },
    bandAfter: { '2': 1, '3': 0, '4': 29 },
    epa: { fail: 2, pass: 0, merit: 0, distinction: 3 },
    leavers: 9,
    leaversByReason: {
      'pre-registration': 0,
      'other-employer': 0,
      promotion: 0,
      retirement: 8,
      redundancy: 0,
      other: 1,
    },
    trainingMonthsWithoutPost: 150,
    apel: {
      applicants: 8,
      byCredit: { '0': 1, '1-6': 0, '7-12': 0, '13-23': 0, '24+': 4 },
      twoYearRate: 1 / 2,
      benchmark: 0.8,
      sameHei: 2,
      otherHei: 3,
      byMode: { 'full-time': 0, 'part-time': 5 },
      declined: 3,
      declinedByReason: {
        'no-maths-or-english': 0,
        'a-levels-preferred': 0,
        'content-mismatch': 0,
        'no-places': 3,
        other: 0,
      },
    },
    leftForPreRegistrationWithoutPost: 11,
  })
})

it('rates over nobody are null', () => {
  expect(asked({})).toMatchObject({ postRate: null, guaranteeKeptRate: null, apel: { twoYearRate: null } })
})
