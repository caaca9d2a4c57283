import type { Problem } from '../client/problem.ts'
import { dateIn } from '../parts/form.ts'
import type { FieldError } from '../parts/form-live.ts'
import { type Answers, labelOf, type Return } from './fields.ts'

/** An entry of the form: whom it is about, and how its controls are named. */
export type Entry = { readonly prefix: string; readonly trainee: string }

const numbers = ['offTheJobHours', 'mentorMeetings', 'band', 'currentBand', 'credits', 'level', 'attempt']
const texts = ['status', 'role', 'award', 'epaResult', 'module']
const dates = ['start', 'date']

/**
 * The row that an entry stands for. Somebody without an answer has a row too, so that nobody counts as dropped. What is no number goes
 * as it was typed: the API says what is wrong with it.
 */
export const rowIn = (form: FormData, { prefix, trainee }: Entry): Answers => {
  const text = (column: string) => String(form.get(`${prefix}-${column}`) ?? '').trim() || undefined
  const number = (column: string) => {
    const typed = text(column)
    return typed === undefined || Number.isNaN(Number(typed)) ? typed : Number(typed)
  }
  const cells = [
    ...texts.map((column) => [column, text(column)]),
    ['reason', text('reason') ?? text('pauseReason') ?? text('withdrawalReason')],
    ...numbers.map((column) => [column, number(column)]),
    ...dates.map((column) => [column, dateIn(form, `${prefix}-${column}`)]),
  ].filter(([, value]) => value !== undefined)
  return { trainee, ...Object.fromEntries(cells) }
}

export const isAnswered = (row: Answers): boolean => Object.keys(row).length > 1

/** A choice that says nothing yet, as its reason is missing: no row can show it to the API. */
export const gapsIn = (form: FormData, entries: readonly Entry[]): FieldError[] =>
  entries.flatMap(({ prefix, trainee }) => {
    const isEmpty = (column: string) => !form.get(`${prefix}-${column}`)
    const post = form.get(`${prefix}-post`)
    const who = `(${trainee.slice(0, 10)}…)`
    if (post === 'no' && isEmpty('reason'))
      return [{ field: `${prefix}-reason`, text: `Choose why there is no band 4 post ${who}` }]
    return post === 'yes' && isEmpty('band')
      ? [{ field: `${prefix}-band`, text: `Choose the band of the post ${who}` }]
      : []
  })

const context = ['trainee', 'cohort', 'employer', 'asks']

/** Whether a return says something already, which an empty form then takes back. */
export const hasAnswers = ({ rows }: Pick<Return, 'rows'>): boolean =>
  rows.some((row) => Object.keys(row).some((column) => !context.includes(column)))

/** The control that a fault of a row is at: where it is about all of it, the first one. */
const controlOf = (form: FormData, { prefix }: Entry, column: string): string => {
  const has = (name: string) => form.has(`${prefix}-${name}`)
  const found = column === 'reason' ? ['reason', 'withdrawalReason', 'pauseReason'].find(has) : column
  return `${prefix}-${found !== undefined && has(found) ? found : has('status') ? 'status' : 'post'}`
}

/** What the API found wrong, each at its field: `/rows/2/reason` is in the second entry. */
export const errorsAt = (problem: Problem, form: FormData, entries: readonly Entry[]): FieldError[] => {
  if (problem.errors.length === 0) return [{ text: problem.detail }]
  return problem.errors.map(({ pointer, detail }) => {
    const [, number = '', column = ''] = /^\/rows\/(\d+)\/(\w+)/.exec(pointer) ?? []
    const entry = entries[Number(number) - 1]
    if (!entry) return { text: `${problem.detail}: ${detail}` }
    // Whoever chooses from a list need not be told its codes.
    const words = detail
      .replace(/, (with one of .*|as YYYY-MM-DD)$/, '')
      .replace(/must be one of .*$/, 'must be chosen from the list')
    return {
      field: controlOf(form, entry, column),
      text: `${labelOf(column)} ${words} (${entry.trainee.slice(0, 10)}…)`,
    }
  })
}
