import { CalendarDate } from '#events/fields.ts'

/** What a cell holds, or in words why it cannot be taken. */
export type Read<Value> = { readonly value: Value } | { readonly fault: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A date as people in Britain write it: 2021-04-01, 01/04/2021, 1.4.21, 1 Apr 2021, with or without a time of day. A year of two digits
 * is in this century. What could be two dates is not guessed at.
 */
export const dateIn = (cell: string): Read<string> => {
  const text = cell.replace(/[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?( ?[ap]m)?(Z|[+-]\d\d:?\d\d)?$/i, '')
  if (/^\d{5}(\.\d+)?$/.test(text))
    return { fault: "is a spreadsheet's number of a day: format the column as a date, as in 2021-04-01" }
  const parts = partsOf(text)
  if (parts === undefined) return { fault: 'must be a date, as in 2021-04-01 or 01/04/2021' }
  const { year, month, day } = parts
  if (month > 12 && day <= 12)
    return { fault: 'has its month where the day is in Britain: write the day first, as in 01/04/2021, or 2021-04-01' }
  const date = `${fullYear(year)}-${padded(month)}-${padded(day)}`
  return CalendarDate.safeParse(date).success ? { value: date } : { fault: 'is a date that does not exist' }
}

type Parts = { readonly year: string; readonly month: number; readonly day: number }

const partsOf = (text: string): Parts | undefined => {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  if (isoYear) return { year: isoYear, month: Number(isoMonth), day: Number(isoDay) }
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text) ?? []
  if (year) return { year, month: Number(month), day: Number(day) }
  const [, dayBefore, word = '', yearAfter] =
    /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})\.?,?[-/. ](\d{4}|\d\d)$/i.exec(text) ?? []
  const named = months.indexOf(word.slice(0, 3).toLowerCase()) + 1
  return yearAfter && named > 0 ? { year: yearAfter, month: named, day: Number(dayBefore) } : undefined
}

const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year)
const padded = (number: number): string => String(number).padStart(2, '0')
