import { describe, expect, it } from 'vitest'
import { MonthsToPost } from '#events/measures.ts'
import { LeavingReason } from '#events/types/post-left.ts'
import { MissingReason } from '#events/types/post-missing.ts'
import { DeclineReason } from '#events/types/pre-registration-declined.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import type { Counters } from '../counters.ts'
import type { Disclosed, Figure } from '../disclosure.ts'
import { partedBy } from './parted.ts'
import { counted, countedBy } from './people.ts'
import type { CubeRow, Register } from './rows.ts'

/** A different number for each value of a vocabulary, from 1 on. */
const eachOf = (name: string, values: readonly string[]): Counters =>
  Object.fromEntries(values.map((value, index) => [`${name}.${value}`, index + 1]))
const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)

const sums: Counters = {
  enrolled: 150,
  active: 10,
  paused: 20,
  withdrawn: 30,
  transferred: 40,
  completed: 50,
  confirmed: 25,
  missing: 15,
  awaited: 5,
  leavers: 7,
  declined: 9,
  ...eachOf('withdrawn', WithdrawalReason.options),
  ...eachOf('monthsToPost', MonthsToPost.options),
  ...eachOf('missing', MissingReason.options),
  ...eachOf('leavers', LeavingReason.options),
  ...eachOf('declined', DeclineReason.options),
}

/** Counts exactly, and keeps what it was told of the parts of a figure. */
const parts = () => {
  const told: number[][][] = []
  const count = (figure: Figure, ...inside: readonly (readonly Figure[])[]): number => {
    told.push(inside.map((figures) => figures.map((each) => each(sums))))
    return figure(sums)
  }
  return { told, disclosed: { count } as unknown as Disclosed }
}

describe('a counter of people', () => {
  it.each<[string, number[][]]>([
    ['enrolled', [[10, 20, 30, 40, 50]]],
    ['withdrawn', [upTo(WithdrawalReason.options.length)]],
    ['completed', [[25, 15, 5]]],
    ['confirmed', [upTo(MonthsToPost.options.length), [25 - 7, 7]]],
    ['missing', [upTo(MissingReason.options.length)]],
    ['leavers', [upTo(LeavingReason.options.length)]],
    ['declined', [upTo(DeclineReason.options.length)]],
    ['active', []],
  ])('%s is told with all the parts that are told of it', (name, inside) => {
    const { told, disclosed } = parts()
    expect(counted(disclosed)(name)).toBe(sums[name])
    expect(told).toEqual([inside])
  })

  it('of a vocabulary has every value, each from its own count', () => {
    const { disclosed } = parts()
    expect(countedBy(disclosed)('leavers', [...LeavingReason.options, 'nobody'])).toEqual({
      ...Object.fromEntries(LeavingReason.options.map((reason, index) => [reason, index + 1])),
      nobody: 0,
    })
  })
})

describe('a slice in its parts', () => {
  const register: Register = { programme: () => undefined, icbOf: () => undefined }
  const row = (cohort: string, region: 'Y62' | 'Y56', counters: Counters): CubeRow => ({
    place: { cohort, region },
    counters,
  })
  const rows = [
    row('10000011/ap/2019-09', 'Y62', { enrolled: 3, active: 3 }),
    row('10000011/ap/2020-09', 'Y62', { enrolled: 4, active: 1, places: 12 }),
    row('10000022/ap/2020-09', 'Y56', { enrolled: 5, active: 2 }),
    row('10000022/ap/2021-09', 'Y56', { places: 9 }),
  ]
  const { sums, splits, finest } = partedBy(rows, register)

  it('is the sum of its rows, places of cohorts that nobody is in too', () => {
    expect(sums).toEqual({ enrolled: 12, active: 6, places: 21 })
  })

  it('has as parts the people of each region, HEI and cohort, and finest those of each row', () => {
    const enrolledIn = splits().map((split) => split.map(({ enrolled }) => enrolled))
    for (const part of [
      [5, 7],
      [3, 4, 5],
      [7, 5],
      [3, 9],
    ])
      expect(enrolledIn).toContainEqual(part)
    expect(enrolledIn.flat()).not.toContain(undefined)
    expect(finest()).toEqual(rows.slice(0, 3).map(({ counters }) => counters))
    expect(splits()).toBe(splits())
  })
})
