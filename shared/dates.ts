/** The UTC date of a stored time: stored times are RFC 3339 in UTC. */
export const dateOf = (time: string): string => time.slice(0, 10)

/** The month of a date or time, as YYYY-MM. */
export const monthOf = (date: string): string => date.slice(0, 7)

/** Months since year 0 of a month, date or time: for differences. */
const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** Whole months from the start of a month to a date; 0 for a date before it. */
export const monthsSinceMonth = (month: string, date: string): number =>
  Math.max(0, monthNumber(date) - monthNumber(month))

/** Whole months from one date to another, as on a calendar: 31 January to 28 February is none. Negative when earlier. */
export const wholeMonthsBetween = (from: string, to: string): number => {
  if (to < from) return -wholeMonthsBetween(to, from)
  const months = monthNumber(to) - monthNumber(from)
  return to.slice(8, 10) < from.slice(8, 10) ? months - 1 : months
}

/** The date a number of days later, or earlier when negative. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day a year earlier; for 29 February the 28th. */
export const yearBefore = (date: string): string => {
  const earlier = `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`
  return earlier.endsWith('-02-29') ? earlier.replace('-29', '-28') : earlier
}

/** The first date on which so many whole months have passed, as `wholeMonthsBetween` counts them. */
export const monthsAfter = (date: string, months: number): string => {
  const sameDay = `${monthFrom(date, months)}${date.slice('YYYY-MM'.length)}`
  const nextMonth = `${monthFrom(date, months + 1)}-01`
  return sameDay <= addDays(nextMonth, -1) ? sameDay : nextMonth
}

const monthFrom = (date: string, months: number): string => {
  const number = monthNumber(date) - 1 + months
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}
