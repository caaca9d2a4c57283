import { number, tableOf } from '../table.ts'
import { apiCommand } from './api-command.ts'
import { filtersOf } from './filters.ts'
import type { Api } from './http/api.ts'

type Exception = {
  readonly rule: string
  readonly since: string | null
  readonly says?: string
  readonly slice?: Readonly<Record<string, unknown>>
  readonly trainees?: readonly string[]
  readonly organisation?: string
}
type Page = { readonly exceptions: readonly Exception[]; readonly next?: string }
type Query = Readonly<Record<string, string | undefined>>

export const exceptions = apiCommand({
  name: 'exceptions',
  says: 'list what somebody should look at, rule by rule',
  options: {
    rule: { type: 'string', value: 'RULE', says: 'only this rule, as in GUARANTEE-BROKEN; several with commas' },
    where: {
      type: 'string',
      multiple: true,
      value: 'K=V',
      says: 'only this slice, as in region=Y62; may be given again',
    },
    csv: { type: 'boolean', says: 'as a table for spreadsheets' },
  },
  run: async ({ api, report, values: { rule, where, csv } }) => {
    const query = { ...filtersOf(where), rule }
    if (csv) {
      const { text } = await api.ask('/exceptions', { query, accept: 'text/csv' })
      return { said: text, result: { csv: text }, isRight: true }
    }
    const found: Exception[] = []
    for await (const page of pagesOf(api, query)) {
      found.push(...page)
      report('Reading exceptions', found.length)
    }
    return { said: describe(found), result: { exceptions: found }, isRight: true }
  },
})

const pagesOf = async function* (api: Api, query: Query): AsyncGenerator<readonly Exception[]> {
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const { text } = await api.ask('/exceptions', { query: { ...query, cursor } })
    const page = JSON.parse(text) as Page
    cursor = page.next
    yield page.exceptions
  }
}

const describe = (found: readonly Exception[]): string => {
  if (found.length === 0) return 'There is nothing to look at.'
  return tableOf<Exception>({
    heading: `${number(found.length)} to look at`,
    columns: [
      { head: 'Rule', cell: ({ rule }) => rule, align: 'left' },
      { head: 'Since', cell: ({ since }) => since ?? '', align: 'left' },
      { head: 'Who', cell: whoOf, align: 'left' },
      { head: 'Where', cell: ({ slice = {} }) => String(slice.cohort ?? Object.values(slice)[0] ?? ''), align: 'left' },
      { head: 'What', cell: ({ says = '' }) => says, align: 'left' },
    ],
    rows: found,
  })
}

const whoOf = ({ trainees = [], organisation }: Exception): string => {
  const [first, ...others] = trainees
  return first ? `${first}${others.length > 0 ? ` and ${others.length} more` : ''}` : (organisation ?? '')
}
