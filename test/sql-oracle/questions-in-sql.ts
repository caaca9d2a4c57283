import type { Aggregate, Query, Slice } from '../oracle/world-types.ts'
import { churn } from './churn-in-sql.ts'
import { outcomes } from './outcomes-in-sql.ts'
import type { Part } from './part-in-sql.ts'
import { sustainability } from './sustainability-in-sql.ts'

/**
 * The SQL of a query's rows: `history`, and `row` as JSON text, in the order of the key. Without `groupBy` it has one row for
 * each history, whatever there is to count. Filters are `$filter_…` parameters; of one history, that is `$history`.
 */
export const rowsInSql = (query: Query, of: 'all' | 'one', asTotalOf: readonly Slice[] = []): string => {
  const { filters, groupBy } = query
  const named = [...(Object.keys(filters) as Slice[]), ...groupBy, ...asTotalOf]
  const part: Part = {
    // A struct groups and sorts with unknown values last.
    key: `{${groupBy.map((slice) => `'${slice}': e."${slice}"`).join(', ') || "'whole': true"}}`,
    join: groupBy.length > 0 ? 'JOIN' : 'LEFT JOIN',
    filter: Object.keys(filters)
      .map((slice) => ` AND e."${slice}"::VARCHAR = $filter_${slice}`)
      .join(''),
    histories: of === 'all' ? 'histories' : '(FROM histories WHERE history = $history)',
    hasPlaces: !named.some((slice) => finerThanPlaces.has(slice)),
    byProgramme: groupBy.includes('programme'),
    byRegion: groupBy.includes('region'),
  }
  return inSql[query.aggregate](part)
}

const finerThanPlaces: ReadonlySet<Slice> = new Set(['icb', 'employer', 'setting', 'funding', 'guaranteedPost'])

const inSql: Readonly<Record<Aggregate, (part: Part) => string>> = { churn, outcomes, sustainability }
