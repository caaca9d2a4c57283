import { describe, expect, it } from 'vitest'
import { count, day, known, lastDay, moment, month, percent, plural, rate, shortMonth } from './format.ts'

describe('figures', () => {
  it('are written as the English write them', () => {
    expect([count(1234), percent(0.625), plural(1, 'course'), plural(2, 'person', 'people')]).toEqual([
      '1,234',
      '63%',
      '1 course',
      '2 people',
    ])
  })

  it('tell why there is none: nothing to count, too few people, or not known', () => {
    expect(rate(0, { disclosure: 'exact' }).markup).toBe('0%')
    expect(rate(null, { disclosure: 'exact' }).markup).toContain('[z]')
    expect(rate(null, { disclosure: 'rounded' }).markup).toContain('[c]')
    expect(known(null).markup).toContain('[x]')
    expect(known(0).markup).toBe('0')
  })
})

it('tells days and times as in London', () => {
  expect(day('2026-06-30T23:30:00Z')).toBe('1 July 2026')
  expect(moment('2026-06-30T23:30:00Z')).toBe('1 July 2026 at 00:30')
  expect(lastDay('2026-06-30T23:00:00Z')).toBe('30 June 2026')
  expect([month('2021-09'), shortMonth('2021-09')]).toEqual(['September 2021', 'Sept 21'])
})
