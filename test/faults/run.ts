import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { faultKinds, noFaults } from './faults.ts'
import { regressions } from './regressions.ts'
import type { Outcome } from './schedule.ts'
import { runInWorkers } from './workers.ts'

// Runs the simulation: npm run faults -- --schedules 5000, or --seed N for one of them, with --trace for every step of it;
// with --mutant NAME until the first schedule that sees the mistake.

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    workers: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    mutant: { type: 'string' },
  },
})

const traceOf = (seed: string): never => {
  const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
  process.exit(spawnSync(process.execPath, [worker, seed], { stdio: 'inherit' }).status ?? 1)
}

const summaryOf = (outcomes: readonly Outcome[], seconds: number) => {
  const faults = noFaults()
  for (const outcome of outcomes) for (const kind of faultKinds) faults[kind] += outcome.faults[kind]
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  return {
    schedules: outcomes.length,
    calls: sum(outcomes.map(({ calls }) => calls)),
    faults: sum(Object.values(faults)),
    byKind: faults,
    seconds: Number(seconds.toFixed(1)),
    schedulesPerSecond: Math.round(outcomes.length / seconds),
    failed: outcomes
      .filter(({ faulty }) => faulty.length > 0)
      .map(({ seed, faulty }) => ({ seed, faulty }))
      .sort((a, b) => a.seed - b.seed),
    /** Of the first seeds: the same in every run. */
    fingerprints: Object.fromEntries(
      outcomes.filter(({ seed }) => seed <= 20).map(({ seed, fingerprint }) => [seed, fingerprint]),
    ),
  }
}

const printed = ({ byKind, failed, ...summary }: ReturnType<typeof summaryOf>): string =>
  [
    ...faultKinds.map((kind) => `${String(byKind[kind]).padStart(10)} ${kind}`),
    ...failed
      .slice(0, MOST_TOLD)
      .flatMap(({ seed, faulty }) => [`\nseed ${seed}: npm run faults -- --seed ${seed} --trace`, ...faulty]),
    `\n${summary.schedules} schedules, ${summary.calls} calls, ${summary.faults} faults in ${summary.seconds} s ` +
      `(${summary.schedulesPerSecond}/s): ${failed.length} failed`,
  ].join('\n')

const MOST_TOLD = 10

if (values.seed !== undefined && values.trace) traceOf(values.seed)

const seeds =
  values.seed === undefined
    ? [...regressions, ...Array.from({ length: Number(values.schedules) }, (_, nth) => nth + 1)]
    : [Number(values.seed)]
const outcomes: Outcome[] = []
const started = performance.now()
const showProgress = () => {
  const failed = outcomes.filter(({ faulty }) => faulty.length > 0).length
  process.stderr.write(`\r${outcomes.length} of ${seeds.length} schedules, ${failed} failed `)
}
await runInWorkers({
  seeds,
  workers: Number(values.workers),
  imports: values.mutant === undefined ? [] : [`${new URL('mutate.ts', import.meta.url)}?${values.mutant}`],
  onOutcome: (outcome) => {
    outcomes.push(outcome)
    if (process.stderr.isTTY && outcomes.length % 20 === 0) showProgress()
    return values.mutant !== undefined && outcome.faulty.length > 0 ? 'enough' : undefined
  },
})

const summary = summaryOf(outcomes, (performance.now() - started) / 1000)
process.stdout.write(`${values.json ? JSON.stringify(summary) : printed(summary)}\n`)
process.exitCode = summary.failed.length > 0 ? 1 : 0
