import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pagePaths } from '../../web/headers.ts'
import { closedDoor, frontDoor } from '../front-door.ts'
import { type HttpServer, listen } from '../http-server.ts'
import type { PagesState } from './build.ts'
import { pageRoutes } from './routes.ts'

const url = 'http://127.0.0.1:3000'
const uploads = 'http://127.0.0.1:9'
const index = '<!doctype html><link rel="stylesheet" crossorigin href="/assets/a-1.css"><title>Ladder</title>'
const script = 'let a = 1\n'.repeat(500)

let folder: string
let state: PagesState
let door: HttpServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ladder-pages-'))
  await mkdir(join(folder, 'dist/assets'), { recursive: true })
  const files = {
    'secret.json': '{}',
    'dist/index.html': index,
    'dist/icon.svg': '<svg/>',
    'dist/assets/a-1.css': 'a{}',
    'dist/assets/a-1.js': script,
    'dist/assets/a-1.woff2': script,
    'dist/assets/a-1.svg': '<svg/>',
    'dist/assets/.hidden.json': '{}',
    'dist/assets/a-1.exe': 'x',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const pages = { folder: join(folder, 'dist'), state: () => state, settled: Promise.resolve(), stop: () => undefined }
  const routes = pageRoutes({ url, uploads, pages })
  const authorise = async () => ({})
  door = await listen(frontDoor({ routes, authorise, log: () => undefined }))
})
afterAll(async () => {
  await door.stop()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  state = { is: 'as-built' }
})

type Raw = { readonly status: number | undefined; readonly headers: Record<string, unknown>; readonly body: Buffer }

/** Asks as no browser does: with the address as it is, and taking the answer as it comes. */
const get = (path: string, headers: Record<string, string> = {}): Promise<Raw> =>
  new Promise((resolve, reject) => {
    rawRequest({ port: door.port, path, headers }, async (answer) => {
      const body = Buffer.concat(await answer.toArray())
      resolve({ status: answer.statusCode, headers: answer.headers, body })
    })
      .on('error', reject)
      .end()
  })

describe('an address of a page', () => {
  it.each(pagePaths.map((path) => path.replace('{page}', 'churn')))(
    '%s answers the one page there is',
    async (path) => {
      const { status, headers, body } = await get(`${path}?region=Y62`)
      expect([status, body.toString()]).toEqual([200, index])
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
    },
  )

  it('lets its page load its own, and send to its own and to where files go', async () => {
    const { headers } = await get('/')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ${uploads};`)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it("by the machine's other name leads to where the sign-in leads back to", async () => {
    const { status, headers } = await get('/pages/churn?region=Y62', { host: 'localhost:3000' })
    expect([status, headers.location]).toEqual([302, `${url}/pages/churn?region=Y62`])
  })

  it('while the pages are built says so, and loads itself again', async () => {
    state = { is: 'building' }
    const { status, headers, body } = await get('/')
    expect([status, headers['retry-after']]).toEqual([503, '2'])
    expect(body.toString()).toMatch(/<meta http-equiv="refresh" content="2">[\s\S]*The pages are being built/)
    expect(body.toString()).toContain('<link rel="stylesheet" href="/assets/a-1.css">')
  })

  it('says why they could not be built', async () => {
    state = { is: 'failed', reason: 'main.ts: <div> is no type' }
    const { status, headers, body } = await get('/pages/churn')
    expect([status, headers['retry-after']]).toEqual([503, undefined])
    expect(body.toString()).toMatch(/The pages could not be built[\s\S]*main\.ts: &lt;div&gt; is no type/)
  })

  it('says that nobody has built them', async () => {
    const pages = {
      folder: join(folder, 'none'),
      state: () => state,
      settled: Promise.resolve(),
      stop: () => undefined,
    }
    const authorise = async () => ({})
    const other = await listen(
      frontDoor({ routes: pageRoutes({ url, uploads, pages }), authorise, log: () => undefined }),
    )
    const answer = await fetch(other.url)
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('node web/build.ts')])
    await other.stop()
  })
})

describe('a file of the pages', () => {
  it.each([
    ['/assets/a-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/a-1.css', 'text/css; charset=utf-8'],
    ['/assets/a-1.woff2', 'font/woff2'],
    ['/assets/a-1.svg', 'image/svg+xml'],
  ])('%s comes as %s, for good', async (path, type) => {
    const { status, headers } = await get(path)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })

  it('that may change is kept for an hour', async () => {
    const { headers } = await get('/icon.svg')
    expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' })
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (body: Buffer) => body],
  ])('is compressed for whoever takes %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await get('/assets/a-1.js', { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers.vary).toBe('accept-encoding')
    expect(decompress(body).toString()).toBe(script)
  })

  it('that would be no smaller is not compressed', async () => {
    for (const path of ['/assets/a-1.css', '/assets/a-1.woff2'])
      expect((await get(path, { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined()
  })

  it.each([
    '/assets/../index.html',
    '/assets/..%2findex.html',
    '/assets/..%2f..%2fsecret.json',
    '/assets/%2e%2e%5cindex.html',
    '/assets/..',
    '/assets/.hidden.json',
    '/assets/a-1.exe',
    '/assets/a-1.js%00.svg',
    '/assets/none.js',
    '/assets/',
    '/index.html',
  ])('%s is none', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

it('the pages are told who runs them and where to sign in', async () => {
  const { body } = await get('/config.json')
  expect(JSON.parse(body.toString())).toEqual({
    brand: expect.objectContaining({ service: 'Ladder', owner: 'NHS England' }),
    signIn: {
      authorize: `${url}/oauth2/authorize`,
      token: `${url}/oauth2/token`,
      signOut: `${url}/logout`,
      issuer: url,
      clientId: 'ladder-web',
    },
  })
})

it('before the platform is there, browsers see a page and systems a problem', async () => {
  const closed = await listen(closedDoor)
  const answers = await Promise.all([fetch(closed.url, { headers: { accept: 'text/html,*/*' } }), fetch(closed.url)])
  expect(
    answers.map(({ status, headers }) => [status, headers.get('content-type'), headers.get('retry-after')]),
  ).toEqual([
    [503, 'text/html; charset=utf-8', '2'],
    [503, 'application/problem+json', '2'],
  ])
  await closed.stop()
})
