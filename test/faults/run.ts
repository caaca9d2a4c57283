import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type FaultCounts, faultKinds, noFaults } from './faults.ts'
import { regressions } from './regressions.ts'
import type { Outcome } from './schedule.ts'
import { runInWorkers } from './workers.ts'

// Runs the simulation: npm run faults -- --schedules 5000, or --seed N for one of them, with --trace for every step of it;
// with --mutant NAME until the first schedule that sees the mistake. With --journal FILE a long run is kept part by part, and
// goes on where it was stopped.

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    workers: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    journal: { type: 'string' },
  },
})

const traceOf = (seed: string): never => {
  const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
  process.exit(spawnSync(process.execPath, [worker, seed], { stdio: 'inherit' }).status ?? 1)
}

type Summary = {
  readonly schedules: number
  readonly calls: number
  readonly faults: number
  readonly byKind: FaultCounts
  readonly seconds: number
  readonly failed: readonly Pick<Outcome, 'seed' | 'faulty'>[]
  /** Of the first seeds: the same in every run. */
  readonly fingerprints: Readonly<Record<number, string>>
}

const nothing: Summary = {
  schedules: 0,
  calls: 0,
  faults: 0,
  byKind: noFaults(),
  seconds: 0,
  failed: [],
  fingerprints: {},
}

const added = (before: Summary, outcomes: readonly Outcome[], seconds: number): Summary => {
  const byKind = { ...before.byKind }
  for (const outcome of outcomes) for (const kind of faultKinds) byKind[kind] += outcome.faults[kind]
  const failed = outcomes
    .filter(({ faulty }) => faulty.length > 0)
    .map(({ seed, faulty }) => ({ seed, faulty }))
    .sort((a, b) => a.seed - b.seed)
  const early = outcomes.filter(({ seed }) => seed <= 20).map(({ seed, fingerprint }) => [seed, fingerprint])
  return {
    schedules: before.schedules + outcomes.length,
    calls: outcomes.reduce((sum, { calls }) => sum + calls, before.calls),
    faults: Object.values(byKind).reduce((sum, each) => sum + each, 0),
    byKind,
    seconds: Number((before.seconds + seconds).toFixed(1)),
    failed: [...before.failed, ...failed],
    fingerprints: { ...before.fingerprints, ...Object.fromEntries(early) },
  }
}

const printed = ({ byKind, failed, ...summary }: Summary): string =>
  [
    ...faultKinds.map((kind) => `${String(byKind[kind]).padStart(10)} ${kind}`),
    ...failed
      .slice(0, MOST_TOLD)
      .flatMap(({ seed, faulty }) => [`\nseed ${seed}: npm run faults -- --seed ${seed} --trace`, ...faulty]),
    `\n${summary.schedules} schedules, ${summary.calls} calls, ${summary.faults} faults in ${summary.seconds} s ` +
      `(${Math.round(summary.schedules / summary.seconds)}/s): ${failed.length} failed`,
  ].join('\n')

const MOST_TOLD = 10
/** Enough to be worth a part, and few enough that little is lost when a run is stopped. */
const SEEDS_A_PART = 10_000

/** All that a schedule may run. Pages, documents and other tests may change without making its outcome another. */
const SIMULATED = [
  'events',
  'functions',
  'local',
  'shared',
  'test',
  ':!*.test.ts',
  ':!test/browser',
  'package-lock.json',
]
/** What a journal holds is of a run of this very code; a run of other code begins anew. */
const code = () => {
  const { stdout } = spawnSync('git', ['ls-files', '--stage', '--', ...SIMULATED], { encoding: 'utf8' })
  return createHash('sha256').update(stdout).digest('hex')
}
const keptIn = (file: string): Summary => {
  if (!existsSync(file)) return nothing
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { code: string; summary: Summary }
  return kept.code === code() ? kept.summary : nothing
}

if (values.seed !== undefined && values.trace) traceOf(values.seed)

const seeds =
  values.seed === undefined
    ? [...regressions, ...Array.from({ length: Number(values.schedules) }, (_, nth) => nth + 1)]
    : [Number(values.seed)]

let summary = values.journal === undefined ? nothing : keptIn(values.journal)
const tell = (done: number, failed: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${seeds.length} schedules, ${failed} failed `)
}
let isEnough = false
while (summary.schedules < seeds.length && !isEnough) {
  const outcomes: Outcome[] = []
  const started = performance.now()
  await runInWorkers({
    seeds: seeds.slice(summary.schedules, summary.schedules + SEEDS_A_PART),
    workers: Number(values.workers),
    imports: values.mutant === undefined ? [] : [`${new URL('mutate.ts', import.meta.url)}?${values.mutant}`],
    onOutcome: (outcome) => {
      outcomes.push(outcome)
      isEnough ||= values.mutant !== undefined && outcome.faulty.length > 0
      if (outcomes.length % 20 === 0) tell(summary.schedules + outcomes.length, summary.failed.length)
      return isEnough ? 'enough' : undefined
    },
  })
  summary = added(summary, outcomes, (performance.now() - started) / 1000)
  if (values.journal !== undefined) writeFileSync(values.journal, JSON.stringify({ code: code(), summary }))
}

process.stdout.write(`${values.json ? JSON.stringify(summary) : printed(summary)}\n`)
process.exitCode = summary.failed.length > 0 ? 1 : 0
