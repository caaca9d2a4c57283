import { execFile, execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { bundledCode, bundleOptions } from '#infra/bundle.ts'
import baseline from '../../bench/baselines/bundles.json' with { type: 'json' }
import { functionEnvironment } from '../../bench/cold-start.ts'
import { appOf, emptyDirectory } from './templates.ts'

const BUDGET_KB = 350
/** The reader of files has what ingest has, and XML and CSV besides. Nobody waits for its start: it is called once a file. */
const BUDGET_OF_READER_KB = 480
/**
 * An event type more, or a newer patch of the SDK, stays below this; a library more, a second client or what should have been shaken
 * off does not.
 */
const GROWTH = 1.02

const directory = emptyDirectory()
const fileOf = (name: string): string => join(directory, name, 'index.cjs')

type Output = { readonly bytes: number; readonly files: readonly string[] }

const built = ({ name }: FunctionDeclaration): [string, Output] => {
  const { metafile } = buildSync({ ...bundleOptions(name, join(directory, name)), metafile: true })
  const output = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint)
  if (!output) throw new Error(`${name} was not built`)
  return [name, { bytes: output.bytes, files: Object.keys(output.inputs) }]
}
const outputs = new Map(functions.map(built))
const outputOf = (name: string): Output => outputs.get(name) ?? { bytes: Number.NaN, files: [] }

/** What the files of a bundle have in the first group of a pattern, each once. */
const found = (name: string, pattern: RegExp): string[] =>
  [...new Set(outputOf(name).files.flatMap((file) => pattern.exec(file)?.[1] ?? []))].toSorted()

const clientsOf = ({ tables, publishes, pseudonymises, notifies, triggers }: FunctionDeclaration): string[] => [
  ...(triggers.some(({ kind }) => kind === 'token') ? ['cognito-identity-provider'] : []),
  ...(Object.keys(tables).length > 0 ? ['dynamodb'] : []),
  ...(publishes ? ['eventbridge'] : []),
  ...(pseudonymises || notifies ? ['secrets-manager'] : []),
]

describe('the bundle', () => {
  it.each(functions)('of $name weighs no more than it may', ({ name }) => {
    expect(outputOf(name).bytes / 1000).toBeLessThan(name === 'import-file' ? BUDGET_OF_READER_KB : BUDGET_KB)
  })

  it.each(functions)('of $name weighs what it did', ({ name }) => {
    const was = new Map(Object.entries(baseline.bytes)).get(name) ?? 0
    const is = outputOf(name).bytes
    const told = `the bundle of ${name} has ${is} bytes, and had ${was}; if it is to: npm run bench:bundles -- --write`
    expect(is, told).toBeLessThanOrEqual(was * GROWTH)
  })

  it.each(functions)('of $name holds the clients of AWS that its declaration asks for', (declaration) => {
    expect(found(declaration.name, /@aws-sdk\/client-([\w-]+)\//)).toEqual(clientsOf(declaration))
  })

  it.each(functions)('of $name finds credentials in the environment, and nowhere else', ({ name }) => {
    const others = found(name, /credential-provider-([\w-]+)\//).filter((kind) => kind !== 'env' && kind !== 'node')
    expect(others).toEqual([])
  })

  it.each(functions)('of $name has messages of zod in English only', ({ name }) => {
    expect(found(name, /\/zod\/.*locales\/([\w-]+)\./).filter((locale) => locale !== 'en')).toEqual([])
  })

  it('of every function starts, and has a handler', () => {
    const files = functions.map(({ name }) => fileOf(name))
    const program = `for (const file of ${JSON.stringify(files)}) console.log(typeof require(file).handler)`
    const said = execFileSync('node', ['-e', program], { env: { ...process.env, ...functionEnvironment } })
    expect(said.toString().trim().split('\n')).toEqual(functions.map(() => 'function'))
  })

  it('of a function calls AWS without what was left out', async () => {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}')
      request.resume()
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const env = {
      ...process.env,
      ...functionEnvironment,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    }
    const event = { routeKey: 'GET /health', headers: {}, requestContext: {} }
    const program = `require('${fileOf('health')}').handler(${JSON.stringify(event)}, {}).then((answer) => console.log(answer.statusCode))`
    const said = await promisify(execFile)('node', ['-e', program], { env }).finally(() => server.close())
    expect(said.stdout.trim()).toBe('200')
  })
})

describe('the baseline', () => {
  it('has a size for each function, and for nothing else', () => {
    expect(Object.keys(baseline.bytes).toSorted()).toEqual(functions.map(({ name }) => name).toSorted())
  })
})

describe('a synthesis with the real code', () => {
  it('has one file and its source map for every function', () => {
    const outdir = emptyDirectory()
    appOf({ codeOf: bundledCode, outdir }).synth()
    const assets = readdirSync(outdir)
      .filter((name) => name.startsWith('asset.') && !name.endsWith('.zip'))
      .map((name) => readdirSync(join(outdir, name)).sort())
    const bundles = assets.filter((files) => files.includes('index.cjs'))
    expect(bundles).toEqual(functions.map(() => ['index.cjs', 'index.cjs.map']))
  })
})
