import { describe, expect, it } from 'vitest'
import { exact, rounded } from '../disclosure.ts'
import { churnOf } from './churn.ts'

const asked = (counters: Readonly<Record<string, number>>, disclosure = exact) => {
  const register = { programme: () => undefined, icbOf: () => undefined }
  return churnOf([{ place: {}, counters }], { register, today: '2021-06-15', disclosure, placesKnown: true })
}

describe('who stays', () => {
  it('is told month by month: the withdrawn of a month are of those at risk in it, the censored leave after it', () => {
    const counters = { 'lost@1': 1, 'censored@1': 1, 'censored@3': 2, 'openFrom@2021-05': 4 }
    expect(asked(counters).retention).toEqual([
      { month: 0, atRisk: 8, withdrawn: 0, survival: 1 },
      { month: 1, atRisk: 8, withdrawn: 1, survival: 7 / 8 },
      { month: 2, atRisk: 2, withdrawn: 0, survival: 7 / 8 },
      { month: 3, atRisk: 2, withdrawn: 0, survival: 7 / 8 },
    ])
  })

  it('ends with the longest time that anybody was seen, not with one that was taken back', () => {
    expect(asked({ 'lost@0': 1, 'lost@9': 0, 'censored@8': 0, 'openFrom@2020-06': 0 }).retention).toEqual([
      { month: 0, atRisk: 1, withdrawn: 1, survival: 0 },
    ])
    expect(asked({ 'lost@9': 0 }).retention).toEqual([])
    expect(asked({}).retention).toEqual([])
  })

  it('counts those not yet begun in month 0', () => {
    expect(asked({ 'openFrom@2021-09': 2 }).retention).toEqual([{ month: 0, atRisk: 2, withdrawn: 0, survival: 1 }])
  })

  it('is rounded where it is rounded, and suppressed once too few are at risk', () => {
    const of = { enrolled: 23, withdrawn: 5 }
    expect(asked({ ...of, 'lost@0': 4, 'censored@0': 7, 'lost@1': 1, 'censored@1': 11 }, rounded).retention).toEqual([
      { month: 0, atRisk: 25, withdrawn: 5, survival: 0.8 },
      { month: 1, atRisk: 10, withdrawn: 0, survival: null },
    ])
  })
})

it('attrition is of those due before today, the share not completed by then', () => {
  const due = { 'due@2021-06-14': 3, 'due@2020-01-31': 1, 'due@2021-06-15': 9 }
  const met = { 'met@2021-06-14': 2, 'met@2020-01-31': 1, 'met@2021-06-15': 9 }
  expect(asked({ ...due, ...met })).toMatchObject({ pathwayAttrition: 1 / 4 })
  expect(asked({ 'due@2021-06-15': 9 })).toMatchObject({ pathwayAttrition: null })
  // Of months that are over the month is enough; of the present one the days count.
  const byMonth = { 'due@2021-05': 3, 'met@2021-05': 1, 'due@2021-06': 9, 'due@2021-06-14': 1, 'due@2021-06-15': 8 }
  expect(asked(byMonth)).toMatchObject({ pathwayAttrition: 3 / 4 })
})

it('of coarse rows, months before the present one count as a whole', () => {
  const due = { 'due@2021-05': 4, 'due@2021-06': 7, 'due@2021-07': 7, 'due@2021-06-14': 1 }
  expect(asked({ ...due, 'met@2021-05': 1, 'met@2021-06': 7 })).toMatchObject({ pathwayAttrition: 4 / 5 })
})

it('every other figure is the count of its name, every reason listed', () => {
  const counters = {
    enrolled: 40,
    active: 1,
    paused: 2,
    withdrawn: 10,
    'withdrawn.health': 4,
    'withdrawn.other': 6,
    transferred: 3,
    transferredIn: 5,
    completed: 6,
    completedOnTime: 7,
    credits: 800,
    stalled: 8,
  }
  expect(asked(counters)).toEqual({
    enrolled: 40,
    active: 1,
    paused: 2,
    withdrawn: 10,
    withdrawnByReason: {
      'funding-withdrawn': 0,
      'not-released': 0,
      'service-reconfigured': 0,
      academic: 0,
      personal: 0,
      health: 4,
      'left-employer': 0,
      'moved-to-pre-registration': 0,
      other: 6,
    },
    transferredOut: 3,
    transferredIn: 5,
    completed: 6,
    completedOnTime: 7,
    withdrawalRate: 1 / 4,
    pathwayAttrition: null,
    retention: [],
    creditsEarned: 800,
    stalled: 8,
  })
})
