import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine } from '../baselines.ts'
import own from './package.json' with { type: 'json' }
import { isLeft, type Report, type Score, scoreOf, sumOf } from './scores.ts'

/**
 * How many changes of the pure part of shared/ its unit tests and laws notice: each operator, condition, constant and
 * statement is changed in turn, and a change that no test fails on has survived. `--write` keeps the scores as the
 * baseline, `--mutate shared/dates.ts,…` looks at (and keeps) some files only, `--workers 1` leaves a processor for
 * others, `--survivors` lists what is left.
 */
const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    survivors: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(Math.min(2, cpus().length)) },
    mutate: { type: 'string' },
  },
})

const here = import.meta.dirname
const root = join(here, '../..')
const installed = join(here, 'node_modules')
const baseline = join(root, 'bench/baselines/mutation.json')

/** A copy of what is changed and of what notices it, beside the Vitest whose failures Stryker sees. */
const copyOfProject = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'ladder-mutation-'))
  const parts = ['package.json', 'tsconfig.json', 'events', 'shared', 'test']
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true })
  for (const part of ['stryker.config.json', 'vitest.config.ts', 'texts.ts', 'fewer-cases.ts'])
    cpSync(join(here, part), join(copy, part))
  mkdirSync(join(copy, 'node_modules'))
  const others = readdirSync(join(root, 'node_modules')).filter((name) => name !== 'vitest' && !name.startsWith('.'))
  for (const from of [join(installed, 'vitest'), ...others.map((name) => join(root, 'node_modules', name))])
    symlinkSync(from, join(copy, from.slice(from.lastIndexOf('node_modules'))), 'junction')
  return copy
}

const mutate = (copy: string): Report => {
  const stryker = join(installed, '@stryker-mutator/core/bin/stryker.js')
  const only = options.mutate ? ['--mutate', `${options.mutate},!**/*.test.ts`] : []
  const run = [stryker, 'run', '--concurrency', options.workers, ...only]
  execFileSync(process.execPath, run, { cwd: copy, stdio: 'inherit' })
  return JSON.parse(readFileSync(join(copy, 'mutation.json'), 'utf8')) as Report
}

const tellSurvivors = (report: Report): void => {
  for (const [path, { mutants }] of Object.entries(report.files))
    for (const { location, mutatorName, replacement } of mutants.filter(isLeft))
      console.log(`${path}:${location.start.line}:${location.start.column} ${mutatorName} → ${replacement}`)
}

/** Scores of all files that there are, those not looked at this time as they were kept. */
const withKept = (scores: Readonly<Record<string, Score>>): Readonly<Record<string, Score>> => {
  if (!options.mutate || !existsSync(baseline)) return scores
  const kept = (JSON.parse(readFileSync(baseline, 'utf8')) as { byFile: Record<string, Score> }).byFile
  const all = Object.entries({ ...kept, ...scores }).filter(([path]) => existsSync(join(root, path)))
  return Object.fromEntries(all.sort())
}

const write = (scores: Readonly<Record<string, Score>>, minutes: number): void => {
  const byFile = withKept(scores)
  const run = {
    machine: machine(),
    workers: Number(options.workers),
    ...(options.mutate ? {} : { minutes }),
    date: new Date().toISOString().slice(0, 10),
    versions: { node: process.version, ...own.dependencies },
  }
  writeFileSync(baseline, `${JSON.stringify({ total: sumOf(Object.values(byFile)), byFile, run }, null, 2)}\n`)
}

if (!existsSync(installed)) execFileSync('npm', ['ci'], { cwd: here, stdio: 'inherit', shell: true })
const copy = copyOfProject()
try {
  const began = performance.now()
  const report = mutate(copy)
  const minutes = Math.round((performance.now() - began) / 6000) / 10
  const scores = Object.fromEntries(Object.entries(report.files).map(([path, { mutants }]) => [path, scoreOf(mutants)]))
  console.table({ ...scores, 'all of these': sumOf(Object.values(scores)) })
  if (options.survivors) tellSurvivors(report)
  if (options.write) write(scores, minutes)
} finally {
  rmSync(copy, { recursive: true, force: true })
}
