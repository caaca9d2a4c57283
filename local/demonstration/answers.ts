import type { AggregateName, Measures } from '#events/measures.ts'
import type { Key } from '#events/slices.ts'

/** What `GET /aggregates/{aggregate}` answers, as far as the tables read it. */
export type AggregateAnswer<Name extends AggregateName> = {
  readonly total: Measures[Name]
  readonly rows: readonly Row<Name>[]
}

export type Row<Name extends AggregateName> = { readonly key: Key } & Measures[Name]

/** A row of a table: one of the answer under its label, or the total. */
export type Labelled<Name extends AggregateName> = { readonly label: string } & Measures[Name]

export const labelled = <Name extends AggregateName>(
  rows: readonly Row<Name>[],
  labelOf: (key: Key) => string,
): Labelled<Name>[] => rows.map(({ key, ...measures }) => ({ ...(measures as Measures[Name]), label: labelOf(key) }))

export const totalOf = <Name extends AggregateName>({ total }: AggregateAnswer<Name>): Labelled<Name> => ({
  ...total,
  label: 'All',
})
