import { describe, expect, it } from 'vitest'
import { nextRun } from './cron.ts'

const next = (cron: string, after: string) => nextRun(cron, new Date(after)).toISOString().replace('.000Z', 'Z')

describe('the next run in London time', () => {
  it.each([
    ['in winter', 'cron(30 3 * * ? *)', '2026-01-10T00:00:00Z', '2026-01-10T03:30:00Z'],
    ['in summer', 'cron(30 3 * * ? *)', '2026-07-10T00:00:00Z', '2026-07-10T02:30:00Z'],
    ['never the moment itself', 'cron(30 3 * * ? *)', '2026-01-10T03:30:00Z', '2026-01-11T03:30:00Z'],
    ['at midnight of a summer day', 'cron(0 0 * * ? *)', '2026-07-10T12:00:00Z', '2026-07-10T23:00:00Z'],
    ['on a day of the month', 'cron(0 6 1 * ? *)', '2026-01-31T00:00:00Z', '2026-02-01T06:00:00Z'],
    ['over the end of a year', 'cron(0 6 1 1 ? *)', '2026-01-01T06:00:00Z', '2027-01-01T06:00:00Z'],
    ['on a leap day', 'cron(0 6 29 2 ? *)', '2026-01-01T00:00:00Z', '2028-02-29T06:00:00Z'],
    ['on weekdays', 'cron(0 9 ? * MON-FRI *)', '2026-01-09T10:00:00Z', '2026-01-12T09:00:00Z'],
    ['every quarter of an hour', 'cron(0/15 * * * ? *)', '2026-01-10T10:16:00Z', '2026-01-10T10:30:00Z'],
    ['at listed hours', 'cron(5 8,20 * * ? *)', '2026-01-10T09:00:00Z', '2026-01-10T20:05:00Z'],
  ])('%s', (_, cron, after, expected) => {
    expect(next(cron, after)).toBe(expected)
  })

  it('keeps its time of day when the clocks go forward', () => {
    expect(next('cron(0 6 * * ? *)', '2026-03-28T06:00:00Z')).toBe('2026-03-29T05:00:00Z')
  })

  it('skips a time that the clocks skip', () => {
    // 29 March 2026, 01:00 to 02:00 does not exist in London.
    expect(next('cron(30 1 * * ? *)', '2026-03-28T02:00:00Z')).toBe('2026-03-30T00:30:00Z')
  })

  it('runs once at a time that the clocks show twice', () => {
    const first = next('cron(30 1 * * ? *)', '2026-10-24T12:00:00Z')
    expect(first).toBe('2026-10-25T00:30:00Z')
    expect(next('cron(30 1 * * ? *)', first)).toBe('2026-10-26T01:30:00Z')
  })

  it.each(['rate(1 day)', 'cron(0 6 * *)', 'cron(60 6 * * ? *)', 'cron(0 6 L * ? *)', 'cron(0 6 ? JAN * *)'])(
    'refuses %s',
    (cron) => {
      expect(() => next(cron, '2026-01-01T00:00:00Z')).toThrow()
    },
  )

  it('refuses a day that never comes', () => {
    expect(() => next('cron(0 6 31 2 ? *)', '2026-01-01T00:00:00Z')).toThrow('does not run')
  })
})
