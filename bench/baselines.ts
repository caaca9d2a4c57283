import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Figure } from './figures.ts'

/** `units` are the same on every machine; `speed` is that of the machine it was measured on. */
export type BaselineName = 'units' | 'speed'

type Measured = { readonly on: string; readonly node: string; readonly date: string }
type Baseline = Readonly<Record<string, Measured & { readonly figures: readonly Figure[] }>>

const fileOf = (name: BaselineName): URL => new URL(`baselines/${name}.json`, import.meta.url)

/** The machine that measures: processors, memory. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`

/** What was measured by each section when its baseline was written; empty before the first time. */
export const readBaseline = (name: BaselineName): Baseline => {
  try {
    return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Baseline
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** Makes the figures of a section the ones to compare with; other sections keep theirs. */
export const writeBaseline = (name: BaselineName, section: string, figures: readonly Figure[]): void => {
  const date = new Date().toISOString().slice(0, 10)
  const next: Baseline = {
    ...readBaseline(name),
    [section]: { on: machine(), node: process.versions.node, date, figures },
  }
  writeFileSync(fileOf(name), `${JSON.stringify(next, undefined, 2)}\n`)
}

/** An increase of more than this share of the baseline is a regression. */
const TOLERANCE = 0.01

/** What costs more than it did, and what the baseline does not know or no longer finds, each with how to accept it. */
export const regressionsIn = (section: string, measured: readonly Figure[], before: readonly Figure[]): string[] => {
  const accept = `to accept it: npm run bench -- ${section} --write`
  const known = new Map(before.map(({ name, value }) => [name, value]))
  const found = new Set(measured.map(({ name }) => name))
  return [
    ...measured.flatMap(({ name, value, unit }) => {
      const was = known.get(name)
      if (was === undefined) return [`${name}: ${value} ${unit} has no baseline; ${accept}`]
      return value > was * (1 + TOLERANCE) ? [`${name}: ${value} ${unit}, was ${was}; ${accept}`] : []
    }),
    ...before.filter(({ name }) => !found.has(name)).map(({ name }) => `${name} is no longer measured; ${accept}`),
  ]
}
