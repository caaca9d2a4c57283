import { UsageError } from '../options.ts'
import { apiCommand } from './api-command.ts'
import { filtersOf } from './filters.ts'
import { cellOf, inWords, tableOfObjects } from './objects.ts'

type Measures = Readonly<Record<string, unknown>>
type Answer = {
  readonly aggregate: string
  readonly filters: Readonly<Record<string, string>>
  readonly groupBy: readonly string[]
  readonly asOf: string
  readonly disclosure: string
  readonly total: Measures
  readonly rows: readonly (Measures & { readonly key: Measures })[]
}

export const aggregates = apiCommand({
  name: 'aggregates',
  takes: 'NAME',
  says: 'ask for sustainability, churn, outcomes or collections, of any slice',
  options: {
    by: {
      type: 'string',
      value: 'A,B',
      says: 'a row for each value of these: region, hei, programme, intake, employer, …',
    },
    where: {
      type: 'string',
      multiple: true,
      value: 'K=V',
      says: 'only this slice, as in region=Y62; may be given again',
    },
    publication: { type: 'string', value: 'MONTH', says: 'as published for that month, as in 2026-10' },
    csv: { type: 'boolean', says: 'everything as a table for spreadsheets' },
  },
  run: async ({ api, argument: name = '', values: { by, where, publication, csv } }) => {
    if (!/^[a-z-]+$/.test(name)) throw new UsageError(`'${name}' is not the name of an aggregate`)
    const query = { ...filtersOf(where), groupBy: by, publication }
    if (csv) {
      const { text } = await api.ask(`/aggregates/${name}`, { query, accept: 'text/csv' })
      return { said: text, result: { csv: text }, isRight: true }
    }
    const { text } = await api.ask(`/aggregates/${name}`, { query })
    const answer = JSON.parse(text) as Answer
    return { said: describe(answer), result: answer, isRight: true }
  },
})

const describe = ({ aggregate, filters, groupBy, asOf, disclosure, total, rows }: Answer): string => {
  const slice = Object.entries(filters).map(([name, value]) => `${name} ${value}`)
  const heading = [
    inWords(aggregate),
    ...(slice.length > 0 ? [`of ${slice.join(', ')}`] : []),
    ...(groupBy.length > 0 ? [`by ${groupBy.join(' and ')}`] : []),
    `on ${asOf.slice(0, 10)}`,
    ...(disclosure === 'rounded' ? ['(rounded)'] : []),
  ].join(' ')
  if (groupBy.length === 0) return `${listOf(heading, total)}\n`
  const [first = '', ...others] = groupBy
  const blank = Object.fromEntries(others.map((name) => [name, '']))
  const lines = rows.map(({ key, ...measures }) => ({ ...key, ...mainOf(aggregate, measures) }))
  const table = tableOfObjects(heading, lines, { [first]: 'All', ...blank, ...mainOf(aggregate, total) })
  return aggregate in main ? `${table}\n  --csv has all measures\n` : table
}

/** The measures that a line of a terminal has room for. */
const main: Readonly<Record<string, readonly string[]>> = {
  sustainability: [
    ...['places', 'enrolled', 'fillRate'],
    ...['minimumIntake', 'trend', 'status'],
    ...['programmesOpen', 'heis', 'inPost', 'yearsOfSupply'],
  ],
  churn: ['enrolled', 'active', 'paused', 'withdrawn', 'completed', 'withdrawalRate', 'pathwayAttrition', 'stalled'],
  outcomes: [
    ...['completed', 'confirmed', 'missing', 'awaited', 'postRate'],
    ...['guaranteed', 'guaranteeKeptRate', 'leavers'],
  ],
}

const mainOf = (aggregate: string, measures: Measures): Measures => {
  const names = main[aggregate]
  return names
    ? Object.fromEntries(names.flatMap((name) => (name in measures ? [[name, measures[name]]] : [])))
    : measures
}

/** One slice as a list: a line for each measure, those with several figures in them told in a line. */
const listOf = (heading: string, total: Measures): string => {
  const lines = Object.entries(total).flatMap(([name, value]) => linesOf(name, value))
  const width = Math.max(...lines.map(([name]) => name.length))
  return [`  ${heading}`, '', ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n')
}

const linesOf = (name: string, value: unknown): [string, string][] => {
  // A list of months is for a spreadsheet.
  if (Array.isArray(value)) return []
  if (typeof value !== 'object' || value === null) return [[inWords(name), cellOf(name, value)]]
  const parts = Object.entries(value)
  const nested = parts.filter(([, inner]) => typeof inner === 'object' && inner !== null)
  const told = parts.filter(([, inner]) => typeof inner !== 'object' && inner !== 0)
  return [
    [inWords(name), told.map(([part, inner]) => `${part}: ${cellOf(part, inner)}`).join(', ') || '0'],
    ...nested.flatMap(([part, inner]) => linesOf(`${name} ${part}`, inner)),
  ]
}
