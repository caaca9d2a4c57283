import { describe, expect, it } from 'vitest'
import { exact, rate, rounded } from './disclosure.ts'

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
    expect(rounded.count(count)).toBe(leaves)
  })

  it('a rate on fewer than 22.5 people is suppressed, any other has two decimals', () => {
    expect(rate(rounded, 11, 22)).toBeNull()
    expect(rate(rounded, 8, 23)).toBe(0.35)
  })
})

it('a rate over nothing is null, never 0 or NaN', () => {
  expect(rate(exact, 0, 0)).toBeNull()
  expect(rate(exact, 1, 3)).toBe(1 / 3)
})
