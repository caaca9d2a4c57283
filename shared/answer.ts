import type { AggregateName, Measures } from '#events/measures.ts'
import type { Key, Slice } from '#events/slices.ts'
import { churnOf } from './aggregates/churn.ts'
import { outcomesOf } from './aggregates/outcomes.ts'
import { partedBy } from './aggregates/parted.ts'
import { counted } from './aggregates/people.ts'
import { type Context, type CubeRow, groupRows, isInSlice, type Register, sliceValue } from './aggregates/rows.ts'
import { programmeFigures, regionFigures, sustainabilityOf } from './aggregates/sustainability.ts'
import { count } from './counters.ts'
import type { Disclosure } from './disclosure.ts'
import { assertNever } from './never.ts'
import { knowsPlaces, type Query } from './plan.ts'

type AnswerRow = { readonly key: Key } & Measures[AggregateName]
export type Answer = { readonly total: Measures[AggregateName]; readonly rows: readonly AnswerRow[] }

/**
 * Answers a query from rows of the cube that know its dimensions: the total, and a row for each value of `groupBy` in
 * which anything counts.
 */
export const answer = (
  query: Query,
  rows: readonly CubeRow[],
  given: { readonly register: Register; readonly today: string; readonly disclosure: Disclosure },
): Answer => {
  const context: Context = { ...given, placesKnown: knowsPlaces(query) }
  const inSlice = rows.filter((row) => isInSlice(row, query.filters, context.register))
  const total = totalOf(query.aggregate, inSlice, context)
  if (query.groupBy.length === 0) return { total, rows: [] }

  const keyOf = (row: CubeRow): Key =>
    Object.fromEntries(query.groupBy.map((slice) => [slice, sliceValue(slice, row, context.register)]))
  return {
    total,
    rows: groupRows(inSlice, (row) => JSON.stringify(keyOf(row)))
      .filter(([, group]) => hasContent(query.aggregate, group, context))
      .map(([key, group]) => {
        const parsed = JSON.parse(key) as Key
        return { key: parsed, ...measuresOf(query, parsed, group, context) }
      }),
  }
}

/**
 * A row is there for people, and in sustainability for places without people too. Rounded, it is there for people who are shown: that
 * it is there would tell of them as a count does.
 */
const hasContent = (aggregate: AggregateName, rows: readonly CubeRow[], { disclosure, register }: Context): boolean => {
  const slice = partedBy(rows, register)
  if (aggregate === 'sustainability' && count(slice.sums, 'places') > 0) return true
  return disclosure.shows(count(slice.sums, 'enrolled'), counted(disclosure.of(slice))('enrolled'))
}

const totalOf = (aggregate: AggregateName, rows: readonly CubeRow[], context: Context): Measures[AggregateName] => {
  switch (aggregate) {
    case 'sustainability':
      return sustainabilityOf(rows, context)
    case 'churn':
      return churnOf(rows, context)
    case 'outcomes':
      return outcomesOf(rows, context)
    default:
      return assertNever(aggregate)
  }
}

const measuresOf = (
  { aggregate, groupBy }: Query,
  key: Key,
  rows: readonly CubeRow[],
  context: Context,
): Measures[AggregateName] => {
  if (aggregate !== 'sustainability') return totalOf(aggregate, rows, context)
  const has = (slice: Slice) => groupBy.includes(slice)
  return {
    ...sustainabilityOf(rows, context),
    ...(has('programme') ? programmeFigures(rows, String(key.programme), context) : {}),
    ...(has('region') ? regionFigures(rows, context) : {}),
  }
}
