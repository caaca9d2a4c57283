import { expect, it } from 'vitest'
import { theilSen, variation } from './statistics.ts'

it('the Theil–Sen slope is the median of all slopes, so one odd intake does not turn it', () => {
  expect(theilSen([20, 18, 16, 14])).toBe(-2)
  expect(theilSen([20, 18, 40, 14, 12])).toBe(-2)
  // slopes 1 and 3 and (over two steps) 2
  expect(theilSen([10, 11, 14])).toBe(2)
})

it('one intake has no trend and no volatility; neither has nothing', () => {
  expect(theilSen([12])).toBeNull()
  expect(variation([12])).toBeNull()
  expect(variation([0, 0])).toBeNull()
})

it('volatility is the sample standard deviation over the mean', () => {
  expect(variation([10, 14])).toBeCloseTo(Math.sqrt(8) / 12, 15)
})
