import { execFileSync } from 'node:child_process'
import { type TableName, tables, tableVariable } from '#shared/tables.ts'

const names = Object.keys(tables) as TableName[]

/** What every function finds in its environment, so that its bundle can be loaded. */
export const functionEnvironment: Readonly<Record<string, string>> = {
  ...Object.fromEntries(names.map((name) => [tableVariable(name), name])),
  LADDER_BUS: 'bus',
  LADDER_ULN_KEY: 'key',
  LADDER_NOTIFY_KEY: 'key',
  LADDER_NOTIFY_URL: 'https://notify.example',
  LADDER_NOTIFY_TEMPLATES: JSON.stringify({ opened: 'a', reminder: 'b', late: 'c', closed: 'd' }),
  LADDER_ORIGIN: 'https://ladder.example',
  LADDER_WEBHOOK_KEY: 'key',
  LADDER_FILES: 'files',
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
}

const program = `const start = process.hrtime.bigint()
require(process.argv[1])
console.log(Number(process.hrtime.bigint() - start) / 1e6)
process.exit()`

/** Milliseconds that a fresh process takes to load a bundle, as Lambda does it: with require, the process itself not counted. */
const loadTime = (file: string): number => {
  const env = { ...process.env, ...functionEnvironment }
  return Number(execFileSync(process.execPath, ['-e', program, file], { env, encoding: 'utf8' }))
}

/** A median with the lowest and the highest of what it was taken from. */
type Spread = { readonly median: number; readonly lowest: number; readonly highest: number }

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number): number => Math.round((sorted[index] ?? Number.NaN) * 100) / 100
  return { median: at(Math.floor(sorted.length / 2)), lowest: at(0), highest: at(sorted.length - 1) }
}

type Comparison = { readonly ms: number; readonly otherMs: number; readonly ratio: Spread }

/**
 * Loads two bundles in turn, each pair at the same moment and the first of it alternating: what else the machine does falls on both,
 * so that it is the ratios within pairs that count.
 */
export const compare = (one: string, other: string, pairs: number): Comparison => {
  const pair = (index: number): readonly [number, number] => {
    if (index % 2 === 0) return [loadTime(one), loadTime(other)]
    const second = loadTime(other)
    return [loadTime(one), second]
  }
  pair(0)
  const measured = Array.from({ length: pairs }, (_, index) => pair(index))
  return {
    ms: spreadOf(measured.map(([mine]) => mine)).median,
    otherMs: spreadOf(measured.map(([, its]) => its)).median,
    ratio: spreadOf(measured.map(([mine, its]) => mine / its)),
  }
}
