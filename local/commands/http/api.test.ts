import { afterEach, describe, expect, it } from 'vitest'
import { startStub } from '../stub-in-tests.ts'
import { connect } from './api.ts'
import { connectionOf } from './connection.ts'

let stub: Awaited<ReturnType<typeof startStub>>
afterEach(() => stub?.stop())

const waited: number[] = []
const apiAt = (url: string) => {
  waited.length = 0
  return connect(connectionOf({ url, as: 'hee:Y62' }, {}), async (ms) => waited.push(ms))
}

describe('a request', () => {
  it('carries a token, one for many requests', async () => {
    stub = await startStub(() => ({ body: { fine: true } }))
    const api = apiAt(stub.url)
    await api.ask('/a', { query: { x: 'y', z: undefined } })
    await api.ask('/b')
    expect(stub.had).toMatchObject([{ path: '/a', query: { x: 'y' } }, { path: '/b' }])
    expect(stub.had[0]?.headers.authorization).toMatch(/^Bearer header\./)
    expect(stub.tokens()).toBe(1)
  })

  it('is sent again with a new token when the old one has run out', async () => {
    stub = await startStub(({ headers }) => ({ status: headers.authorization?.endsWith('.1') ? 401 : 200 }))
    await apiAt(stub.url).ask('/a')
    expect(stub.tokens()).toBe(2)
  })

  it('is sent again while Ladder is busy, later and later, or as it says', async () => {
    const statuses = [429, 503, 200]
    stub = await startStub(() => {
      const status = statuses.shift() ?? 200
      return { status, ...(status === 503 && { headers: { 'retry-after': '3' } }) }
    })
    await apiAt(stub.url).ask('/a')
    expect(waited).toEqual([200, 3000])
  })

  it('that is refused says every fault', async () => {
    const errors = [{ pointer: '/groupBy', detail: 'must be known' }]
    stub = await startStub(() => ({ status: 400, body: { detail: 'The query has a fault', errors } }))
    await expect(apiAt(stub.url).ask('/a')).rejects.toThrow('The query has a fault\n  /groupBy must be known')
  })

  it("tells AWS's own short refusals too, and nothing of other pages", async () => {
    const bodies: unknown[] = [{ message: 'Forbidden' }, '<html>secret</html>']
    stub = await startStub(() => ({ status: 403, body: bodies.shift() }))
    const api = apiAt(stub.url)
    await expect(api.ask('/a')).rejects.toThrow('Forbidden\nThe token is of hee:Y62')
    await expect(api.ask('/a')).rejects.toThrow(/^The answer was 403, without a reason that can be read\n/)
  })

  it('where nobody listens says how to start the platform, at once', async () => {
    stub = await startStub(() => ({}))
    await stub.stop()
    await expect(apiAt(stub.url).ask('/a')).rejects.toThrow('start the platform with npm start')
    expect(waited).toEqual([])
  })
})

describe('a connection', () => {
  it('needs a secret and a name, but not on this machine', () => {
    expect(connectionOf({}, {})).toMatchObject({
      url: 'http://127.0.0.1:3000',
      clientId: 'hee:england',
      secret: 'local',
    })
    const url = 'https://ladder.example/'
    expect(() => connectionOf({ url }, {})).toThrow('--as ORG')
    expect(() => connectionOf({ url, as: 'a' }, {})).toThrow('LADDER_CLIENT_SECRET')
    const environment = { LADDER_CLIENT_ID: 'a', LADDER_CLIENT_SECRET: 'b', LADDER_TOKEN_URL: 'https://t/token' }
    expect(connectionOf({ url }, environment)).toEqual({
      url: 'https://ladder.example',
      tokenUrl: 'https://t/token',
      clientId: 'a',
      secret: 'b',
    })
    expect(() => connectionOf({ url: 'ladder' }, {})).toThrow('--url must be an address')
  })
})
