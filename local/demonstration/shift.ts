import type { Batch } from './batches.ts'

/** The September in which the history's last large intake starts. */
const LAST_INTAKE = 2021

/** By how many years the history is moved so that its last intake is the newest that has settled by a moment. */
export const yearsUntil = (now: Date): number => {
  const settled = now.getUTCMonth() >= 9
  return now.getUTCFullYear() - (settled ? 0 : 1) - LAST_INTAKE
}

const dates = /\b(20\d\d)-(\d\d)(-\d\d)?/g

/** The same events so many years later, with every date, intake and cohort in them. */
export const later = ({ organisation, events }: Batch, years: number): Batch => ({
  organisation,
  events: JSON.parse(
    JSON.stringify(events).replaceAll(dates, (_, year: string, month: string, day = '') => {
      const moved = Number(year) + years
      const isLeapDay = month === '02' && day === '-29'
      return `${moved}-${month}${isLeapDay && moved % 4 !== 0 ? '-28' : day}`
    }),
  ),
})
