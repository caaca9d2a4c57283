import { type Html, html } from './html.ts'

const counts = new Intl.NumberFormat('en-GB')
const percents = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })
const decimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortMonths = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' })

export const count = (value: number): string => counts.format(value)
/** A share as a whole per cent. */
export const percent = (value: number): string => percents.format(value)
export const decimal = (value: number): string => decimals.format(value)
/** `2 August 2026`, from a date or a time. */
export const day = (date: string): string => days.format(new Date(date))
/** The day that is over at a moment: a round closes at the midnight after its last day. */
export const lastDay = (end: string): string => day(new Date(Date.parse(end) - 1).toISOString())
export const moment = (time: string): string => moments.format(new Date(time))
/** `September 2021`, from `2021-09`. */
export const month = (text: string): string => months.format(new Date(`${text}-01`))
/** `Sept 21`. */
export const shortMonth = (text: string): string => shortMonths.format(new Date(`${text}-01`))

/** `1 trainee`, `2 trainees`. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

/** Why there is no figure. A zero is a figure: these look different from it and from each other, as official statistics mark them. */
export const absent = {
  /** A rate on so few people that it might tell who they are. */
  suppressed: html`<abbr class="app-absent" title="suppressed: fewer than 22.5 people">[c]</abbr>`,
  /** Nobody knows it at this grain. */
  unknown: html`<abbr class="app-absent" title="not known for this slice">[x]</abbr>`,
  /** There is nothing that it could be a rate of. */
  inapplicable: html`<abbr class="app-absent" title="does not apply: there is nothing to count">[z]</abbr>`,
}

/** How figures are told: as they are, or rounded to protect people. */
export type Disclosed = { readonly disclosure: 'exact' | 'rounded' }

/** A rate; without one, whether that is for want of people or to protect them. */
export const rate = (value: number | null | undefined, { disclosure }: Disclosed): Html => {
  if (value !== null && value !== undefined) return html`${percent(value)}`
  return disclosure === 'rounded' ? absent.suppressed : absent.inapplicable
}

/** A count or another number; null where it is not known at this grain. */
export const known = (value: number | null | undefined, write: (value: number) => string = count): Html =>
  value === null || value === undefined ? absent.unknown : html`${write(value)}`
