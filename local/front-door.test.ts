import { request as rawRequest } from 'node:http'
import type { APIGatewayProxyEventV2WithJWTAuthorizer as GatewayEvent } from 'aws-lambda'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authoriser } from './bearer.ts'
import { clockFrom } from './clock.ts'
import { fakeFunction, http } from './fakes-in-tests.ts'
import { frontDoor, functionRoutes } from './front-door.ts'
import { type HttpServer, listen } from './http-server.ts'
import { signingKey } from './kept-keys.ts'

const issuer = 'http://issuer.test'
const clock = clockFrom(new Date('2021-04-01T00:00:00Z'))
const logged: string[] = []
const got: GatewayEvent[] = []
let door: HttpServer
let key: Awaited<ReturnType<typeof signingKey>>

const echo = (event: unknown) => {
  got.push(event as GatewayEvent)
  return { statusCode: 200, headers: { 'Content-Type': 'text/plain', 'X-Seen': 'yes' }, body: 'seen' }
}
const failing = () => {
  throw new TypeError('inner workings')
}
const functions = [
  fakeFunction('echo', http('GET', '/things/{id}', ['trainees:read', 'aggregates:read']), echo),
  fakeFunction('list', http('GET', '/things/{id}/parts/{part}'), echo),
  fakeFunction('best', http('GET', '/things/best'), () => ({ statusCode: 204 })),
  fakeFunction('post', http('POST', '/things'), echo),
  fakeFunction('picture', http('GET', '/picture'), () => ({
    statusCode: 200,
    isBase64Encoded: true,
    body: Buffer.from([0, 255, 1]).toString('base64'),
    headers: { 'content-type': 'image/png', 'cache-control': 'max-age=60' },
    cookies: ['a=1', 'b=2'],
  })),
  fakeFunction('failing', http('GET', '/failing'), failing),
  fakeFunction('wordless', http('GET', '/wordless'), () => 'nothing like an answer'),
]

beforeAll(async () => {
  key = await signingKey()
  const routes = functionRoutes(functions, clock)
  const authorise = authoriser(issuer, key.publicJwk, clock)
  door = await listen(frontDoor({ routes, authorise, log: (line) => logged.push(line) }))
})
afterAll(() => door.stop())

const claims = { client_id: 'ods:RW3', token_use: 'access', scope: 'events:write trainees:read' }
const now = Math.floor(Date.parse('2021-04-01T00:00:00Z') / 1000)
const token = (changed: object = {}, expires = now + 600) =>
  new SignJWT({ ...claims, iss: issuer, exp: expires, ...changed })
    .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid ?? '' })
    .sign(key.private)
const get = (path: string, bearer?: string, init: RequestInit = {}) =>
  fetch(`${door.url}${path}`, {
    ...init,
    headers: { ...init.headers, ...(bearer && { authorization: `Bearer ${bearer}` }) },
  })
const lastEvent = () => got.at(-1) as GatewayEvent

describe('a token', () => {
  it('lets its bearer in when it carries any scope of the route', async () => {
    const answer = await get('/things/1', await token())
    expect(answer.status).toBe(200)
    expect(lastEvent().requestContext.authorizer.jwt).toEqual({
      claims: { ...claims, iss: issuer, exp: String(now + 600) },
      scopes: ['events:write', 'trainees:read'],
    })
  })

  const forged = async () => {
    const { privateKey } = await generateKeyPair('RS256')
    return new SignJWT({ ...claims, iss: issuer, exp: now + 600 })
      .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid ?? '' })
      .sign(privateKey)
  }
  const signedWithThePublicKey = () =>
    new SignJWT({ ...claims, iss: issuer, exp: now + 600 })
      .setProtectedHeader({ alg: 'HS256', kid: key.publicJwk.kid ?? '' })
      .sign(new TextEncoder().encode(JSON.stringify(key.publicJwk)))
  const altered = async () => {
    const [head, , signature] = (await token()).split('.')
    const payload = Buffer.from(JSON.stringify({ ...claims, iss: issuer, exp: now + 9999 })).toString('base64url')
    return `${head}.${payload}.${signature}`
  }

  it.each([
    ['unsigned (alg none)', () => new UnsecuredJWT({ ...claims, iss: issuer, exp: now + 600 }).encode()],
    ['signed by another key', forged],
    ['signed with the public key as a secret', signedWithThePublicKey],
    ['altered', altered],
    ['expired', () => token({}, now - 1)],
    ['without an end', () => token({ exp: undefined })],
    ['not valid yet', () => token({ nbf: now + 60 })],
    ['of another issuer', () => token({ iss: 'http://elsewhere.test' })],
    ['for another audience', () => token({ aud: 'another-service' })],
    ['of a client that is no organisation', () => token({ client_id: 'somebody' })],
    ['of no client', () => token({ client_id: undefined })],
    ['for another use', () => token({ token_use: 'id' })],
    ['that is not one', () => 'nonsense'],
  ])('%s is refused', async (_, made) => {
    const answer = await get('/things/1', await made())
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 401, title: expect.any(String), detail: expect.any(String) })
  })

  it('is asked for', async () => {
    const answer = await get('/things/1')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('without a scope of the route is forbidden', async () => {
    const answer = await get('/things/1', await token({ scope: 'events:write aggregates:readings' }))
    expect(answer.status).toBe(403)
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope')
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('trainees:read or aggregates:read') })
  })
})

describe('an address', () => {
  it.each([['/'], ['/things/'], ['/things/1/parts'], ['//things'], ['/Things']])('%s is unknown', async (path) => {
    const answer = await get(path, await token())
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('answers another method with those it takes', async () => {
    const answer = await get('/things', undefined, { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect(await answer.json()).toMatchObject({ status: 405, detail: 'This address takes POST' })
  })

  it('prefers the literal route', async () => {
    expect((await get('/things/best')).status).toBe(204)
  })

  it('has its parameters decoded', async () => {
    await get('/things/ukprn%3A1/parts/a%2Fb?x=1&x=2&y=%26&z')
    expect(lastEvent()).toMatchObject({
      rawPath: '/things/ukprn%3A1/parts/a%2Fb',
      rawQueryString: 'x=1&x=2&y=%26&z',
      pathParameters: { id: 'ukprn:1', part: 'a/b' },
      queryStringParameters: { x: '1,2', y: '&', z: '' },
      routeKey: 'GET /things/{id}/parts/{part}',
    })
  })

  it('with a wrong escape is malformed', async () => {
    expect((await get('/things/%E0%A4%A')).status).toBe(400)
  })
})

describe('a request', () => {
  const post = (body: string | Buffer, type: string, headers = {}) =>
    get('/things', undefined, { method: 'POST', body, headers: { 'content-type': type, ...headers } })

  it.each([
    ['application/json; charset=utf-8', '{"ĉ":1}', false],
    ['text/csv', 'a,b', false],
    ['application/cloudevents+json', '{}', true],
    ['application/octet-stream', 'abc', true],
  ])('of type %s comes as API Gateway passes it on', async (type, sent, encoded) => {
    await post(sent, type, { 'X-Two': 'a' })
    const { body, isBase64Encoded, headers } = lastEvent()
    expect({ body, isBase64Encoded }).toEqual({
      body: encoded ? Buffer.from(sent).toString('base64') : sent,
      isBase64Encoded: encoded,
    })
    expect(headers['x-two']).toBe('a')
  })

  it('says when it came by the clock of the platform', async () => {
    await post('{}', 'application/json')
    const { time, http: sent } = lastEvent().requestContext
    expect(time).toMatch(/^01\/Apr\/2021:00:0\d:\d\d \+0000$/)
    expect(sent).toMatchObject({ method: 'POST', path: '/things', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' })
  })

  it('over 10 MB is refused, with or without its length', async () => {
    const long = Buffer.alloc(10 * 1024 * 1024 + 1)
    expect((await post(long, 'text/plain')).status).toBe(413)
    const status = await new Promise((resolve, reject) => {
      const request = rawRequest(`${door.url}/things`, { method: 'POST' }, (answer) => resolve(answer.statusCode))
      request.on('error', reject).write(long)
      request.end()
    })
    expect(status).toBe(413)
  })
})

describe('an answer', () => {
  it("carries the function's headers and the hardening ones", async () => {
    const { headers } = await get('/things/1', await token())
    expect(headers.get('content-type')).toBe('text/plain')
    expect(headers.get('x-seen')).toBe('yes')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('may be binary, with cookies and caching of its own', async () => {
    const answer = await get('/picture')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from([0, 255, 1]))
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(answer.headers.get('cache-control')).toBe('max-age=60')
  })

  it.each(['/failing', '/wordless'])('to %s is a problem that shows nothing', async (path) => {
    const answer = await get(path)
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({ status: 500 })
    expect(text).not.toMatch(/inner|TypeError|\.ts/)
    expect(logged.at(-1)).toMatch(/^GET \w+ failed: /)
  })
})
