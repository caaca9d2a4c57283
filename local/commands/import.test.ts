import { readFile } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { fileOf, runAt, startStub } from './stub-in-tests.ts'

let stub: Awaited<ReturnType<typeof startStub>>
afterEach(() => stub?.stop())

const counts = { stored: 2, duplicate: 0, rejected: 0 }
const none = { total: 0, first: [] }

/** Takes files as Ladder does: it is done at the third look. */
const importing = (ended: object = { counts, problems: none }) => {
  let looks = 0
  return startStub(({ method, path, headers, query }) => {
    if (method === 'POST') {
      const isLarge = headers['content-type'] === 'application/json'
      const upload = { method: 'PUT', url: `${stub.url}/bucket/secret`, headers: { 'content-type': 'text/csv' } }
      return { status: 202, body: { id: '2026-1', status: 'waiting', ...(isLarge && { upload }) } }
    }
    if (method === 'PUT') return { status: path === '/bucket/secret' ? 200 : 404 }
    if (headers.accept === 'text/csv')
      return query.cursor
        ? { body: 'id,found\r\n2,stored\r\n' }
        : { headers: { link: '</imports/2026-1?cursor=MQ>; rel="next"' }, body: 'id,found\r\n1,stored\r\n' }
    if (++looks < 3) return { body: { id: '2026-1', status: 'running', progress: { bytes: looks, of: 9 } } }
    return { body: { id: '2026-1', status: 'done', ...ended } }
  })
}

it('a small file is the request itself; its end is awaited', async () => {
  stub = await importing()
  const { said, isRight } = await runAt(stub.url, 'import', await fileOf('events.csv', 'id,type\n'), '--dry-run')
  expect(stub.had[0]).toMatchObject({
    path: '/imports',
    query: { name: 'events.csv', dryRun: 'true' },
    headers: { 'content-type': 'text/csv' },
    body: 'id,type\n',
  })
  expect(stub.had).toHaveLength(4)
  expect({ said, isRight }).toEqual({ said: 'Import 2026-1: 2 stored, 0 rejected.', isRight: true })
})

it('a large file goes where the answer says, without a token', async () => {
  stub = await importing()
  const content = 'x'.repeat(4_000_001)
  await runAt(stub.url, 'import', await fileOf('ILR-10000011.xml', content))
  const [begun, uploaded] = stub.had
  expect(begun?.body).toBe('{"name":"ILR-10000011.xml","size":4000001,"type":"application/xml"}')
  expect(uploaded).toMatchObject({ method: 'PUT', path: '/bucket/secret', headers: { 'content-type': 'text/csv' } })
  expect(uploaded?.headers.authorization).toBeUndefined()
  expect(uploaded?.body.length).toBe(content.length)
})

it('what is wrong is told, and every row given back on --out', async () => {
  const first = [{ row: 3, column: 'cohort', detail: 'is not opened' }]
  stub = await importing({ counts: { ...counts, rejected: 1 }, problems: { total: 2, first } })
  const out = await fileOf('out.csv', '')
  const { said, isRight } = await runAt(stub.url, 'import', await fileOf('a.csv', 'id\n'), '--out', out)
  expect(isRight).toBe(false)
  expect(said).toMatch(/row 3 {2}cohort {2}is not opened\n.*and 1 more: --out/)
  expect(await readFile(out, 'utf8')).toBe('id,found\r\n1,stored\r\n2,stored\r\n')
})

it('a file that is refused says why', async () => {
  stub = await importing({ status: 'refused', detail: 'The table lacks the column type.' })
  const { said, isRight } = await runAt(stub.url, 'import', await fileOf('a.csv', 'id\n'))
  expect({ said, isRight }).toEqual({
    said: 'Import 2026-1 was refused.\nThe table lacks the column type.',
    isRight: false,
  })
})
