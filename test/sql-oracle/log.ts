import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { World } from '../oracle/world-types.ts'

/** What was stored, when it is today, and who is in the register. */
export type History = {
  /** Stored events in any order: the path of an NDJSON file, or the events themselves. */
  readonly events: string | World['events']
  readonly employers: World['employers']
  /** RFC 3339, UTC. */
  readonly now: string
}

/** Makes the tables `log`, `register` and `histories`: what was said, by whom somebody is employed where, and when today is. */
export const loadHistories = async (connection: DuckDBConnection, histories: readonly History[]): Promise<void> => {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE histories AS
    SELECT e.history, e.today, e.employers
    FROM (SELECT unnest(from_json($histories, '[{"history":"INTEGER","today":"DATE","employers":[${employerForm}]}]')) AS e);
    CREATE OR REPLACE TEMP TABLE register AS
    SELECT history, e.employer, e.region, e.icb FROM (SELECT history, unnest(employers) AS e FROM histories);
    CREATE OR REPLACE TEMP TABLE log (${logColumns})`.replace(
      '$histories',
      quoted(JSON.stringify(histories.map(heading))),
    ),
  )
  const folder = mkdtempSync(join(tmpdir(), 'sql-oracle-'))
  try {
    const told = join(folder, 'told.ndjson')
    for (const [history, { events }] of histories.entries())
      if (typeof events === 'string') await connection.run(intoLog, { history, file: events })
      else
        writeFileSync(told, events.map((event) => `${JSON.stringify({ history, ...event })}\n`).join(''), { flag: 'a' })
    if (histories.some(({ events }) => typeof events !== 'string' && events.length > 0))
      await connection.run(intoLog, { history: null, file: told })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const employerForm = '{"employer":"VARCHAR","region":"VARCHAR","icb":"VARCHAR"}'
const heading = ({ now, employers }: History, history: number) => ({
  history,
  today: now.slice(0, 10),
  employers: Object.entries(employers).map(([employer, place]) => ({ employer, ...place })),
})
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

// The columns of a stored event, its data among them. Fields of one form that never meet in an event share a column.
const columns = {
  history: ['INTEGER', 'coalesce(e.history, $history)'],
  id: ['VARCHAR', 'e.id'],
  speaker: ['VARCHAR', "replace(e.source, '/organisations/', '')"],
  type: ['VARCHAR', 'e.type'],
  subject: ['VARCHAR', 'e.subject'],
  time: ['TIMESTAMP', 'e.time'],
  cohort: ['VARCHAR', 'e.data.cohort'],
  employer: ['VARCHAR', 'e.data.employer'],
  funding: ['VARCHAR', 'e.data.funding'],
  setting: ['VARCHAR', 'e.data.setting'],
  guaranteed: ['BOOLEAN', 'e.data.guaranteedPost'],
  reason: ['VARCHAR', 'coalesce(e.data.result, e.data.reason)'],
  code: ['VARCHAR', 'coalesce(e.data.module, e.data.mode)'],
  number: [
    'INTEGER',
    'coalesce(e.data.credits, e.data.band, e.data.currentBand, e.data.monthsGranted, e.data.places, e.data.minimumIntake)',
  ],
  day: ['DATE', 'coalesce(e.data.expectedEnd, e.data.start, e.data.since)'],
  route: ['VARCHAR', 'e.data.route'],
  specialism: ['VARCHAR', 'e.data.specialism'],
  region: ['VARCHAR', 'e.data.region'],
  voids: ['VARCHAR', 'e.data.event'],
} as const

const logColumns = Object.entries(columns)
  .map(([name, [type]]) => `${name} ${type}`)
  .join(', ')
const dataForm = Object.values(columns)
  .flatMap(([type, value]) => [...value.matchAll(/e\.data\.(\w+)/g)].map(([, name]) => `"${name}" ${type}`))
  .join(', ')
const intoLog = `
  INSERT INTO log SELECT ${Object.values(columns)
    .map(([, value]) => value)
    .join(', ')}
  FROM read_ndjson($file, columns = {
    history: 'INTEGER', id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', time: 'TIMESTAMP',
    data: 'STRUCT(${dataForm})'
  }) AS e`
