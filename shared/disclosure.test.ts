import { describe, expect, it } from 'vitest'
import type { Counters } from './counters.ts'
import { exact, nearestFive, rounded, shareOf } from './disclosure.ts'

const people = (sums: Counters): number => sums.n ?? 0
const slice = (...parts: readonly number[]) => {
  const counted = parts.map((n) => ({ n }))
  return { sums: { n: parts.reduce((sum, n) => sum + n, 0) }, splits: () => [counted], finest: () => counted }
}
const shown = (...parts: readonly number[]) => rounded.of(slice(...parts)).count(people)

describe('rounded', () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 5],
    [7, 5],
    [8, 10],
    [12, 10],
    [13, 15],
  ])('a count of %i leaves as %i', (count, leaves) => {
    expect(nearestFive(count)).toBe(leaves)
    expect(shown(count)).toBe(leaves)
  })

  it.each([
    [[2, 2], 0],
    [[2, 1], 0],
    [[3, 1], 5],
    [[2, 2, 2, 2], 5],
    [[102, 2], 100],
    [[101, 2], 100],
    [[100, 2], 100],
  ])('of parts %j that it would give away, a total leaves as %i', (parts, leaves) => {
    expect(shown(...parts)).toBe(leaves)
  })

  it('of figures of the same slice that add up to it, too', () => {
    const figure = (name: string) => (sums: Counters) => sums[name] ?? 0
    const sums = { n: 3, a: 2, b: 1 }
    const told = rounded.of({ sums, splits: () => [], finest: () => [sums] })
    expect(told.count(people)).toBe(5)
    expect(told.count(people, [figure('a'), figure('b')])).toBe(0)
  })

  it('a rate on fewer than 22.5 people is suppressed, any other is that of the rounded counts', () => {
    expect(rounded.ratio(10, 20)).toBeNull()
    expect(rounded.ratio(10, 25)).toBe(0.4)
    expect(shareOf(rounded, 30, 25)).toBe(1)
  })

  it('what people add up to is told in fives of what one adds, and not at all of those who are not shown', () => {
    const months = (sums: Counters) => sums.months ?? 0
    const told = (n: number, months: number) => rounded.of({ sums: { n, months }, splits: () => [], finest: () => [] })
    expect(told(2, 48).sum(months, people, 24)).toBe(0)
    expect(told(3, 69).sum(months, people, 24)).toBe(120)
  })
})

it('a rate over nothing is null, never 0 or NaN', () => {
  expect(exact.ratio(0, 0)).toBeNull()
  expect(exact.ratio(1, 3)).toBe(1 / 3)
})
