import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { expect, it } from 'vitest'
import { placed } from './places.ts'

it('finds a frame of a bundle in its source, by the map beside it', async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'ladder-places-')), 'index.mjs')
  const contents = "export const fail = () => {\n  throw new Error('here')\n}\n"
  buildSync({ stdin: { contents, sourcefile: 'fail.ts' }, outfile, minify: true, format: 'esm', sourcemap: 'external' })
  const { fail } = (await import(outfile)) as { fail: () => void }
  const frame = `at fail (${outfile}:1:${/throw (new)/d.exec(fail.toString())?.indices?.[1]?.[0] ?? 0})`
  expect(placed(frame)).toMatch(/^at fail \(.*fail\.ts:[12]:\d+\)$/)
})

it('leaves a frame alone that has no map', () => {
  expect(placed('at handler (/var/task/nowhere.cjs:1:20)')).toBe('at handler (/var/task/nowhere.cjs:1:20)')
  expect(placed('at new Promise (<anonymous>)')).toBe('at new Promise (<anonymous>)')
})
