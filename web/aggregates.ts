import type { Answer } from './client/client.ts'
import type { Context } from './page.ts'

export type AggregateName = 'sustainability' | 'churn' | 'outcomes'
export type AggregateOf<Name extends AggregateName> = Extract<Answer<'getAggregate'>, { aggregate: Name }>
export type RowOf<Name extends AggregateName> = AggregateOf<Name>['rows'][number]
export type MeasuresOf<Name extends AggregateName> = AggregateOf<Name>['total']

type Asked = {
  readonly groupBy?: string
  readonly filters?: Context['filters']
  readonly publication?: string | undefined
}

/** An aggregate of what the page looks at: its filters and its publication, unless told otherwise. */
export const askAggregate = async <Name extends AggregateName>(
  { client, filters, parameters }: Context,
  aggregate: Name,
  asked: Asked = {},
): Promise<AggregateOf<Name>> => {
  const publication = 'publication' in asked ? asked.publication : (parameters.get('publication') ?? undefined)
  const { groupBy } = asked
  const query = { ...(asked.filters ?? filters), groupBy, publication }
  return (await client.ask('getAggregate', { path: { aggregate }, query })) as AggregateOf<Name>
}

/** The courses, each with the intakes that count for its status: those whose month has begun. Places may be known long before. */
export const askCourses = async (context: Context): Promise<AggregateOf<'sustainability'>> => {
  const answer = await askAggregate(context, 'sustainability', { groupBy: 'programme' })
  const month = answer.asOf.slice(0, 'YYYY-MM'.length)
  const rows = answer.rows.map(({ intakes = [], ...row }) => ({
    ...row,
    intakes: intakes.filter(({ intake }) => intake <= month),
  }))
  return { ...answer, rows }
}

/** The months that are published, oldest first. */
export const publishedMonths = async ({ client }: Context): Promise<string[]> => {
  const { publications } = await client.ask('listPublications')
  return publications.map(({ month }) => month)
}

/** The value of a dimension in a row, as text. */
export const keyOf = (row: { readonly key: object }, slice: string): string =>
  String((row.key as Readonly<Record<string, unknown>>)[slice] ?? '')
