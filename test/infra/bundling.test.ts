import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { bundledCode, bundleOptions } from '#infra/bundle.ts'
import { tableVariable } from '#shared/tables.ts'
import { tableNames } from './declared-tables.ts'
import { appOf, emptyDirectory } from './templates.ts'

const BUDGET_KB = 350
const directory = emptyDirectory()
const fileOf = (name: string): string => join(directory, name, 'index.mjs')
for (const { name } of functions) buildSync(bundleOptions(name, join(directory, name)))

describe('the bundle', () => {
  it.each(functions)(`of $name weighs less than ${BUDGET_KB} kB`, ({ name }) => {
    expect(statSync(fileOf(name)).size / 1000).toBeLessThan(BUDGET_KB)
  })

  it('of every function starts, and has a handler', () => {
    const env = {
      ...Object.fromEntries(tableNames.map((name) => [tableVariable(name), name])),
      LADDER_BUS: 'bus',
      LADDER_ULN_KEY: 'key',
      AWS_REGION: 'eu-west-2',
    }
    const files = functions.map(({ name }) => fileOf(name))
    const program = `for (const file of ${JSON.stringify(files)}) console.log(typeof (await import(file)).handler)`
    const said = execFileSync('node', ['--input-type=module', '-e', program], { env: { ...process.env, ...env } })
    expect(said.toString().trim().split('\n')).toEqual(functions.map(() => 'function'))
  })
})

describe('a synthesis with the real code', () => {
  it('has one file and its source map for every function', () => {
    const outdir = emptyDirectory()
    appOf({ codeOf: bundledCode, outdir }).synth()
    const assets = readdirSync(outdir).filter((name) => name.startsWith('asset.'))
    expect(assets).toHaveLength(functions.length)
    for (const asset of assets) expect(readdirSync(join(outdir, asset)).sort()).toEqual(['index.mjs', 'index.mjs.map'])
  })
})
