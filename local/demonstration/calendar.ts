const DAY = 24 * 60 * 60 * 1000

/** The first day of a month, counted in days since 1970. */
export const firstOf = (month: string): number => Date.parse(`${month}-01`) / DAY

/** The day so many months (whole or not) after the start of an intake. */
export const dayAfter = (intake: string, months: number): number => Math.floor(firstOf(intake) + (months * 365.25) / 12)

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

export const monthOf = (day: number): string => dateOf(day).slice(0, 7)

/** A time within a day, in minutes since its midnight. */
export const timeOf = (day: number, minutes: number): string => new Date(day * DAY + minutes * 60_000).toISOString()

/** The last day of the month that is so many months after another. */
export const lastDayOf = (month: string, monthsLater: number): number =>
  Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) + monthsLater, 0) / DAY

/** The 1st of the first September on or after a day: when degrees start. */
export const nextSeptember = (day: number): number => {
  const year = Number(dateOf(day).slice(0, 4))
  const september = firstOf(`${year}-09`)
  return september >= day ? september : firstOf(`${year + 1}-09`)
}

export const dayOf = (time: string): number => Math.floor(Date.parse(time) / DAY)
