import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from './bus.ts'
import { setEnvironment } from './environment.ts'
import { startS3 } from './s3.ts'

const origin = 'http://pages.test'
const told: Entry[] = []
let s3: Awaited<ReturnType<typeof startS3>>
let files: typeof import('#shared/store/files.ts')

beforeAll(async () => {
  s3 = await startS3({ origin, tell: (entry) => told.push(entry), log: () => undefined })
  const nowhere = 'http://127.0.0.1:1'
  setEnvironment({ dynamoDb: nowhere, aws: nowhere, s3: s3.url, door: nowhere, clockOffsetMs: 0, verbose: false })
  files = await import('#shared/store/files.ts')
})
afterAll(() => s3.stop())

const type = 'text/csv'
const textOf = async (key: string, found: { size: number; tag: string }): Promise<string> => {
  let text = ''
  for await (const part of files.readFile(key, found)) text += Buffer.from(part)
  return text
}
const found = async (key: string) => (await files.findFile(key)) ?? expect.fail(`${key} is not there`)

describe('the bucket of files', () => {
  it('keeps a file, tells of it, and removes it', async () => {
    await files.putFile('imports/ukprn:10000011/one', 'id,type\r\n', type)
    expect(await textOf('imports/ukprn:10000011/one', await found('imports/ukprn:10000011/one'))).toBe('id,type\r\n')
    const { Source, DetailType, Detail = '' } = told.at(-1) ?? {}
    expect([Source, DetailType]).toEqual(['aws.s3', 'Object Created'])
    expect(JSON.parse(Detail)).toMatchObject({ object: { key: 'imports/ukprn:10000011/one', size: 9 } })
    await files.removeFile('imports/ukprn:10000011/one')
    expect(await files.findFile('imports/ukprn:10000011/one')).toBeUndefined()
  })

  it('gives a large file in parts, and says when it was changed meanwhile', async () => {
    const content = 'x'.repeat(9 * 1024 * 1024)
    await files.putFile('large', content, type)
    const before = await found('large')
    expect(await textOf('large', before)).toBe(content)
    await files.putFile('large', 'other', type)
    await expect(textOf('large', before)).rejects.toThrow(files.FileChanged)
    await files.removeFile('large')
    await expect(textOf('large', before)).rejects.toThrow(files.FileChanged)
  })

  it('has nothing to give of an empty file', async () => {
    await files.putFile('empty', '', type)
    expect(await textOf('empty', await found('empty'))).toBe('')
  })
})

describe('an address for an upload', () => {
  const put = (address: string, body: string, contentType = type) =>
    fetch(address, { method: 'PUT', headers: { 'content-type': contentType }, body })

  it('takes the file that it was made for', async () => {
    const address = await files.uploadAddress('imports/a', { size: 3, type }, 60)
    expect((await put(address, 'one')).status).toBe(200)
    expect(await textOf('imports/a', await found('imports/a'))).toBe('one')
  })

  it('takes no other size, type, name or method, and nothing after its time', async () => {
    const address = await files.uploadAddress('imports/b', { size: 3, type }, 60)
    const late = await files.uploadAddress('imports/b', { size: 3, type }, -60)
    const answers = await Promise.all([
      put(address, 'four'),
      put(address, 'one', 'text/html'),
      put(address.replace('imports/b', 'imports/c'), 'one'),
      put(address.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'), 'one'),
      fetch(address),
      put(late, 'one'),
      put(`${s3.url}/ladder-files/imports/b`, 'one'),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    expect(await files.findFile('imports/b')).toBeUndefined()
  })
})

describe('a page of the platform', () => {
  const preflight = (from: string, address = `${s3.url}/ladder-files/imports/d`) =>
    fetch(address, { method: 'OPTIONS', headers: { origin: from, 'access-control-request-method': 'PUT' } })

  it('may upload a file, and read what came of it', async () => {
    const address = await files.uploadAddress('imports/d', { size: 3, type }, 60)
    const allowed = await preflight(origin, address)
    expect(allowed.status).toBe(200)
    expect(allowed.headers.get('access-control-allow-methods')).toBe('PUT')
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type')
    const init = { method: 'PUT', headers: { 'content-type': type, origin }, body: 'one' }
    for (const [answer, status] of [
      [await fetch(address, init), 200],
      [await fetch(address, { ...init, body: 'four' }), 403],
    ] as const) {
      expect(answer.status).toBe(status)
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    }
  })

  it('is the only one that may', async () => {
    const answer = await preflight('http://elsewhere.test')
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
  })
})

describe('a bucket without a folder of its own', () => {
  it('leaves nothing behind', async () => {
    const folder = (await readdir('/tmp')).filter((name) => name.startsWith('ladder-files-'))
    const other = await startS3({ tell: () => undefined, log: () => undefined })
    await other.stop()
    expect((await readdir('/tmp')).filter((name) => name.startsWith('ladder-files-'))).toEqual(folder)
  })
})
