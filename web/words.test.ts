import { expect, it } from 'vitest'
import { InWords, inWords, regionName, sliceWord } from './words.ts'

it('calls values what people call them, and others by their own words', () => {
  expect(inWords('not-released')).toBe('not released by the employer')
  expect(inWords('service-reconfigured')).toBe('service reconfigured')
  expect(InWords('at-risk')).toBe('At risk')
  expect([regionName('Y62'), regionName('Y99')]).toEqual(['North West', 'Y99'])
  expect([sliceWord('hei'), sliceWord('round')]).toEqual(['University', 'Round'])
})
