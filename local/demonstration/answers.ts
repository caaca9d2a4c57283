import type { AggregateName, Measures } from '#events/measures.ts'
import type { Key } from '#events/slices.ts'

type Row<Name extends AggregateName> = Measures[Name] & { readonly key: Key }

/** What `GET /aggregates/{aggregate}` answers, as far as the tables read it. */
export type AggregateAnswer<Name extends AggregateName> = {
  readonly asOf: string
  readonly total: Measures[Name]
  readonly rows: readonly Row<Name>[]
}

/** A line of a table: a row of the answer under its name, or its total. */
export type Line<Name extends AggregateName> = Measures[Name] & { readonly name: string }

/** The rows and the total of an answer as lines of a table. */
export const linesOf = <Name extends AggregateName>(
  { rows, total }: Pick<AggregateAnswer<Name>, 'rows' | 'total'>,
  nameOf: (key: Key) => string,
): { rows: Line<Name>[]; total: Line<Name> } => ({
  rows: rows.map((row) => ({ ...row, name: nameOf(row.key) })),
  total: { ...total, name: 'All' },
})
