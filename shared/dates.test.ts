import { describe, expect, it } from 'vitest'
import { addDays, monthOf, monthsAfter, monthsSinceMonth, wholeMonthsBetween, yearBefore } from './dates.ts'

describe('whole months', () => {
  it.each([
    ['2020-01-31', '2020-02-28', 0],
    ['2020-01-31', '2020-03-31', 2],
    ['2020-09-15', '2020-10-14', 0],
    ['2020-09-15', '2020-10-15', 1],
    ['2019-12-01', '2021-01-01', 13],
    ['2020-10-15', '2020-09-15', -1],
  ])('from %s to %s are %i', (from, to, months) => {
    expect(wholeMonthsBetween(from, to)).toBe(months)
  })

  it.each([
    ['2020-08-15', 6, '2021-02-15'],
    ['2020-08-31', 6, '2021-03-01'],
    ['2019-08-29', 6, '2020-02-29'],
    ['2020-12-01', 1, '2021-01-01'],
    ['2020-06-30', 6, '2020-12-30'],
  ])('after %s, %i have passed first on %s', (from, months, date) => {
    expect(monthsAfter(from, months)).toBe(date)
    expect(wholeMonthsBetween(from, date)).toBe(months)
    expect(wholeMonthsBetween(from, addDays(date, -1))).toBe(months - 1)
  })

  it('since a month began are the months begun since, and none before it', () => {
    expect(monthsSinceMonth('2018-09', '2018-09-30')).toBe(0)
    expect(monthsSinceMonth('2018-09', '2019-10-01')).toBe(13)
    expect(monthsSinceMonth('2018-09', '2018-07-01')).toBe(0)
  })
})

it('a year before 29 February is the 28th, and before any other day the same day', () => {
  expect(yearBefore('2020-02-29')).toBe('2019-02-28')
  expect(yearBefore('2021-03-01')).toBe('2020-03-01')
  expect(yearBefore('2021-03-29')).toBe('2020-03-29')
})

it('a month is that of a date and of a time', () => {
  expect(monthOf('2020-09-14')).toBe('2020-09')
  expect(monthOf('2020-09-14T23:59:59.999Z')).toBe('2020-09')
})

it('days are added across months and years', () => {
  expect(addDays('2020-02-28', 2)).toBe('2020-03-01')
  expect(addDays('2021-01-01', -1)).toBe('2020-12-31')
})
