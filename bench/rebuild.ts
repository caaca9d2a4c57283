import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { RecordedEvent } from '#events/catalogue.ts'
import type { Organisation, Region } from '#events/identifiers.ts'
import type { Route } from '#events/types/programme-opened.ts'
import { contributionOf } from '#shared/contribution.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { bigHistory, bigRegister } from '../test/sql-oracle/big-history.ts'
import { BIG_NOW } from '../test/sql-oracle/big-history-telling.ts'
import { loadHistories } from '../test/sql-oracle/log.ts'
import { rowsInSql } from '../test/sql-oracle/questions-in-sql.ts'
import { type Figure, figure } from './figures.ts'
import { createSums } from './filled-model.ts'

/** Trainees of a big history that come to some 0.4 and 4 million events. */
const SIZES = [21_000, 213_000]
const MOST_TIMES_DUCKDB = 3
const LIVES_AT_ONCE = 2000
const DUCKDB_THREADS = 2

type Times = Readonly<Record<string, number>>

/** All aggregates from all events, in memory: Ladder's fold, contribution and cube at every grain, beside the same in DuckDB. */
export const rebuild = async (log: (line: string) => void): Promise<Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-rebuild-'))
  try {
    const figures: Figure[] = []
    for (const trainees of SIZES) {
      const file = join(folder, `${trainees}.ndjson`)
      const ladder = ladderRebuild(trainees, file)
      const duck = await duckDbRebuild(file)
      rmSync(file)
      const size = `${(ladder.events / 1e6).toFixed(1)} M events`
      log(`  ${size}, ${ladder.rows} rows of the cube`)
      log(`    Ladder, one thread: ${inSeconds(ladder.times)}`)
      log(`    DuckDB, ${DUCKDB_THREADS} threads: ${inSeconds(duck)}`)
      const { 'parse JSON': parse = 0, ...own } = ladder.times
      const { 'read JSON': read = 0, ...its } = duck
      const [mine, theirs] = [sum(own), sum(its)]
      figures.push(
        figure(`rebuild of ${size}: against DuckDB`, mine / theirs, '×', { atMost: MOST_TIMES_DUCKDB }),
        figure(`rebuild of ${size}: against DuckDB, reading JSON too`, (mine + parse) / (theirs + read), '×'),
        figure(`rebuild of ${size}: Ladder`, mine, 's'),
        figure(`rebuild of ${size}: DuckDB`, theirs, 's'),
      )
    }
    return figures
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const sum = (times: Times): number => Object.values(times).reduce((total, seconds) => total + seconds, 0)
const inSeconds = (times: Times): string =>
  Object.entries(times)
    .map(([what, seconds]) => `${what} ${seconds.toFixed(2)} s`)
    .join(', ')

/** Rebuilds from text that it writes on the way to a file for DuckDB. Only a few lives are in memory at a time. */
const ladderRebuild = (trainees: number, file: string): { events: number; rows: number; times: Times } => {
  const { employers } = bigRegister()
  const regionOf = (employer: Organisation) => employers[employer]?.region as Region
  const routes = new Map<string, Route>()
  const cube = createSums()
  const times = { 'parse JSON': 0, 'fold and contribution': 0, 'sum the cube': 0 }
  const timed = <Result>(what: keyof typeof times, work: () => Result): Result => {
    const start = performance.now()
    const result = work()
    times[what] += (performance.now() - start) / 1000
    return result
  }

  const rebuildLives = (texts: readonly string[]) => {
    const lives = timed('parse JSON', () => [
      ...Map.groupBy(
        texts.map((text) => JSON.parse(text) as RecordedEvent),
        ({ subject }) => subject,
      ).values(),
    ])
    const shares = timed('fold and contribution', () =>
      lives.map((life) =>
        contributionOf(
          foldTrainee(life, (id) => routes.get(id)),
          regionOf,
        ),
      ),
    )
    timed('sum the cube', () => {
      for (const [nth, ofOne] of shares.entries()) for (const share of ofOne) cube.add(share, nth)
    })
  }

  const output = openSync(file, 'w')
  let texts: string[] = []
  let open = ''
  let lives = 0
  let events = 0
  for (const event of bigHistory(1, trainees)) {
    if (event.type === 'programme.opened') routes.set(event.subject, event.data.route)
    const text = JSON.stringify(event)
    writeSync(output, `${text}\n`)
    events += 1
    if (!event.subject.startsWith('t_')) continue
    if (event.subject !== open && ++lives % LIVES_AT_ONCE === 0) {
      rebuildLives(texts)
      texts = []
    }
    open = event.subject
    texts.push(text)
  }
  rebuildLives(texts)
  closeSync(output)
  return { events, rows: cube.size(), times }
}

const sqlFolder = new URL('../test/sql-oracle/', import.meta.url)

const duckDbRebuild = async (file: string): Promise<Times> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(DUCKDB_THREADS), memory_limit: '8GB' })
  const connection = await instance.connect()
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await work()
    return (performance.now() - start) / 1000
  }
  const { employers } = bigRegister()
  const read = await timed(() => loadHistories(connection, [{ events: file, employers, now: BIG_NOW }]))
  const build = await timed(async () => {
    const steps = readdirSync(sqlFolder).filter((name) => name.endsWith('.sql'))
    for (const step of steps.toSorted()) await connection.run(readFileSync(new URL(step, sqlFolder), 'utf8'))
  })
  const group = await timed(async () => {
    for (const aggregate of ['churn', 'outcomes', 'sustainability'] as const)
      for (const groupBy of [[], ['region'], ['employer'], ['cohort'], ['setting', 'funding']] as const)
        await connection.runAndReadAll(rowsInSql({ aggregate, filters: {}, groupBy }, 'all'))
  })
  connection.closeSync()
  instance.closeSync()
  return { 'read JSON': read, 'build enrolments': build, 'group them': group }
}
