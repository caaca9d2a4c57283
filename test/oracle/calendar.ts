// Dates, months and times are text in UTC, as the events have them: YYYY-MM, YYYY-MM-DD, YYYY-MM-DDThh:mm:ss.sssZ.

export const dateOf = (time: string): string => time.slice(0, 10)

/** From one calendar month to another, whatever the days. */
export const calendarMonths = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

/** Months that are over: 31 January to 28 February is none, to 31 March two. */
export const wholeMonths = (from: string, to: string): number =>
  calendarMonths(from, to) - (to.slice(8, 10) < from.slice(8, 10) ? 1 : 0)

/** The days after this date a year ago, up to today. */
export const inLastTwelveMonths = (date: string, today: string): boolean =>
  date > `${Number(today.slice(0, 4)) - 1}${today.slice(4)}` && date <= today
