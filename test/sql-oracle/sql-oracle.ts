import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Difference, differences } from '../oracle/compare.ts'
import type { Answer, Query, Row } from '../oracle/world-types.ts'
import { type History, loadHistories } from './log.ts'
import { rowsInSql } from './questions-in-sql.ts'

type Oracle = {
  /** The exact answer, as the definitions have it. */
  readonly ask: (query: Query) => Promise<Answer>
}

/** The oracle of one history at a moment (RFC 3339, UTC). */
export const openOracle = async (
  history: Omit<History, 'now'>,
  now: string,
): Promise<Oracle & { readonly close: () => void }> => {
  const { ask, close } = await openOracles([{ ...history, now }])
  return { ask: (query) => ask(0, query), close }
}

/**
 * Many histories in one database, each told apart by its place in the list. A question without filters is answered for all of
 * them at once the first time, and the rows of a question asked before are not reckoned again.
 */
export const openOracles = async (histories: readonly History[]) => {
  const connection = await (await database()).connect()
  await loadHistories(connection, histories)
  for (const step of steps) await connection.run(step)

  const known = new Map<string, Promise<RowsByHistory>>()
  const rowsOf = (sql: string, given: Given): Promise<RowsByHistory> => {
    const key = JSON.stringify([sql, given])
    const rows = known.get(key) ?? rowsByHistory(connection, sql, given)
    known.set(key, rows)
    return rows
  }
  const ask = async (history: number, { groupBy, ...query }: Query): Promise<Answer> => {
    const filters = Object.entries(query.filters).map(([slice, value]) => [`filter_${slice}`, value])
    const of = filters.length > 0 ? 'one' : 'all'
    const given = of === 'one' ? { history, ...Object.fromEntries(filters) } : {}
    const totals = await rowsOf(rowsInSql({ ...query, groupBy: [] }, of, groupBy), given)
    const rows = groupBy.length > 0 ? await rowsOf(rowsInSql({ ...query, groupBy }, of), given) : undefined
    const [total] = totals.get(history) ?? []
    if (!total) throw new RangeError(`no history ${history}`)
    const { key: _, ...measures } = total
    return { total: measures, rows: rows?.get(history) ?? [] }
  }
  return { ask, close: () => connection.closeSync() }
}

/** Where somebody's answers are not the oracle's. */
export const compareWithOracle = async (
  oracle: Oracle,
  ask: (query: Query) => Promise<Answer> | Answer,
  queries: readonly Query[],
): Promise<Difference[]> => {
  const found: Difference[] = []
  for (const query of queries) found.push(...differences(query, await oracle.ask(query), await ask(query)))
  return found
}

const steps = ['1-standing', '2-programmes', '3-lives', '4-facts', '5-enrolments'].map((name) =>
  readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8'),
)

// One instance for the process: every oracle has its tables in a connection of its own.
let instance: Promise<DuckDBInstance> | undefined
const database = (): Promise<DuckDBInstance> => {
  instance ??= DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '4GB', temp_directory: tmpdir() })
  return instance
}

type Given = Readonly<Record<string, string | number>>
type RowsByHistory = ReadonlyMap<number, readonly Row[]>

const rowsByHistory = async (connection: DuckDBConnection, sql: string, given: Given): Promise<RowsByHistory> => {
  const found = (await connection.runAndReadAll(sql, { ...given })).getRowsJson()
  const byHistory = Map.groupBy(found, ([history]) => Number(history))
  return new Map([...byHistory].map(([history, rows]) => [history, rows.map(([, row]) => JSON.parse(String(row)))]))
}
