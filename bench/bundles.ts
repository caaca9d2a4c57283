import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, buildSync, type Metafile } from 'esbuild'
import { functions } from '#functions/catalogue.ts'
import { bundleOptions } from '#infra/bundle.ts'
import { machine } from './baselines.ts'
import { compare } from './cold-start.ts'

/**
 * What Lambda loads at a cold start: the size of every function's bundle, what it is made of, and the time to load it beside that of a
 * function written without a thought for either. `--write` makes the sizes the ones that the test compares with.
 */
const PAIRS = 15
const TARGET = { kilobytes: 350, ratio: 0.6 }
const HEAVIEST = 5
const baseline = new URL('baselines/bundles.json', import.meta.url)

type Bundle = { readonly file: string; readonly bytes: number; readonly heaviest: string }

const directory = mkdtempSync(join(tmpdir(), 'ladder-bundles-'))

const built = (file: string, options: BuildOptions): Bundle => {
  const { metafile } = buildSync({ ...options, metafile: true })
  const output = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint)
  if (!output) throw new Error(`${file} was not built`)
  return { file, bytes: output.bytes, heaviest: heaviestOf(output) }
}

const heaviestOf = ({ inputs }: Metafile['outputs'][string]): string => {
  const weights = new Map<string, number>()
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const part = partOf(path)
    weights.set(part, (weights.get(part) ?? 0) + bytesInOutput)
  }
  const heaviest = [...weights].toSorted(([, a], [, b]) => b - a).slice(0, HEAVIEST)
  return heaviest.map(([part, bytes]) => `${part} ${kilobytes(bytes)}`).join(', ')
}

/** The package that a file belongs to, or the folder when the file is Ladder's own. */
const partOf = (path: string): string => {
  const inPackage = path.split('node_modules/').at(-1)
  if (!inPackage || inPackage === path) return `${path.split('/')[0]}/`
  return inPackage
    .split('/')
    .slice(0, inPackage.startsWith('@') ? 2 : 1)
    .join('/')
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`

const naiveFile = join(directory, 'naive.cjs')
const naive = built(naiveFile, {
  entryPoints: [join(import.meta.dirname, 'naive.ts')],
  outfile: naiveFile,
  bundle: true,
  minify: true,
  platform: 'node',
})
console.log(`Bundles, ${machine()}, Node ${process.versions.node}; the naive function: ${kilobytes(naive.bytes)} kB`)
console.log(`  ${naive.heaviest}\n`)
console.log(`${'function'.padEnd(14)}     kB      ms   naive's ms   ratio   (lowest to highest of ${PAIRS} pairs)`)

const measured = functions.map(({ name }) => {
  const file = join(directory, name, 'index.cjs')
  const bundle = built(file, bundleOptions(name, join(directory, name)))
  const { ms, otherMs, ratio } = compare(file, naiveFile, PAIRS)
  const columns = [kilobytes(bundle.bytes).padStart(7), ms.toFixed(0).padStart(7), otherMs.toFixed(0).padStart(12)]
  const range = `(${percent(ratio.lowest)} to ${percent(ratio.highest)})`
  console.log(`${name.padEnd(14)}${columns.join(' ')}   ${percent(ratio.median).padStart(5)}   ${range}`)
  console.log(`  ${bundle.heaviest}`)
  return { name, bytes: bundle.bytes, ratio }
})
rmSync(directory, { recursive: true })

if (process.argv.includes('--write')) {
  const bytes = Object.fromEntries(measured.map((one) => [one.name, one.bytes]))
  const ofNaive = Object.fromEntries(measured.map((one) => [one.name, one.ratio]))
  const date = new Date().toISOString().slice(0, 10)
  const loading = { machine: machine(), node: process.versions.node, date, pairs: PAIRS, ofNaive }
  writeFileSync(baseline, `${JSON.stringify({ bytes, naiveBytes: naive.bytes, loading }, undefined, 2)}\n`)
}

const missed = measured.filter(({ bytes, ratio }) => bytes / 1000 > TARGET.kilobytes || ratio.median > TARGET.ratio)
const verdict = missed.length > 0 ? `missed by ${missed.map(({ name }) => name).join(', ')}` : 'met by all'
console.log(`\ntarget ≤ ${TARGET.kilobytes} kB and ≤ ${percent(TARGET.ratio)} of the naive one's time: ${verdict}`)
process.exitCode = missed.length > 0 ? 1 : 0
