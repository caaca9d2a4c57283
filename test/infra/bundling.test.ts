import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { bundledCode } from '#infra/bundle.ts'
import { appOf, emptyDirectory } from './templates.ts'

const BUDGET_KB = 350

describe('the code', () => {
  const outdir = emptyDirectory()
  appOf({ codeOf: bundledCode, outdir }).synth()
  const assets = readdirSync(outdir).filter((name) => name.startsWith('asset.'))

  it('is one file and its source map for every function', () => {
    expect(assets).toHaveLength(functions.length)
    for (const asset of assets) expect(readdirSync(join(outdir, asset)).sort()).toEqual(['index.mjs', 'index.mjs.map'])
  })

  it(`weighs less than ${BUDGET_KB} kB each`, () => {
    for (const asset of assets) {
      const file = join(outdir, asset, 'index.mjs')
      expect(statSync(file).size / 1000, readFileSync(`${file}.map`, 'utf8').slice(0, 200)).toBeLessThan(BUDGET_KB)
    }
  })

  it('can require what a dependency still requires', () => {
    for (const asset of assets)
      expect(readFileSync(join(outdir, asset, 'index.mjs'), 'utf8')).toMatch(/^import\{createRequire/)
  })
})
