import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CryptoKey, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allScopes } from '#shared/scopes.ts'
import { asJson, clientOf, type Ladder, national, newEpao, problem, startLadder } from './client.ts'

let ladder: Ladder
let folder: string
let key: JWK

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ladder-tokens-'))
  ladder = await startLadder({ data: folder })
  key = JSON.parse(await readFile(join(folder, 'signing-key.json'), 'utf8'))
})
afterAll(async () => {
  await ladder?.stop()
  await rm(folder, { recursive: true, force: true })
})

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

/** What a token of the national commissioner says, changed. */
const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: ladder.url,
  sub: national,
  client_id: national,
  token_use: 'access',
  scope: allScopes.join(' '),
  exp: inSeconds(600),
  'ladder:organisation': national,
  'ladder:kind': 'commissioner',
  ...changes,
})

const signed = async (payload: JWTPayload, { alg = 'RS256', by = key as JWK | CryptoKey | Uint8Array } = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg, kid: key.kid ?? '' }).sign('kty' in by ? await importJWK(by, alg) : by)

const askWith = (authorization: string, path = '/organisations') => ladder.request(path, { headers: { authorization } })

const fromStranger = async () => signed(claims(), { by: (await generateKeyPair('RS256')).privateKey })
const withOtherContent = async () => {
  const [header, , signature] = (await signed(claims())).split('.')
  return [header, Buffer.from(JSON.stringify(claims({ more: 1 }))).toString('base64url'), signature].join('.')
}
const withPublicKeyAsSecret = () =>
  signed(claims(), { alg: 'HS256', by: new TextEncoder().encode(JSON.stringify({ n: key.n, e: key.e })) })

const refused: readonly [what: string, token: () => string | Promise<string>][] = [
  ['that is no token', () => 'garbage'],
  ['that is three parts of garbage', () => 'a.b.c'],
  ['without a signature (alg none)', () => new UnsecuredJWT(claims()).encode()],
  ['that a stranger signed', fromStranger],
  ['whose content was changed', withOtherContent],
  ['signed with the public key as a secret', withPublicKeyAsSecret],
  ['that has expired', () => signed(claims({ exp: inSeconds(-60) }))],
  ['that never expires', () => signed(without(claims(), 'exp'))],
  ['that is not valid yet', () => signed(claims({ nbf: inSeconds(600) }))],
  ['of another issuer', () => signed(claims({ iss: 'http://127.0.0.1:1' }))],
  ['of a sign-in rather than for access', () => signed(claims({ token_use: 'id' }))],
  ['of a client that is no organisation', () => signed(claims({ client_id: 'somebody' }))],
  ['that names no organisation', () => signed(without(claims(), 'ladder:organisation'))],
]

const without = (payload: JWTPayload, name: string): JWTPayload =>
  Object.fromEntries(Object.entries(payload).filter(([claim]) => claim !== name))

describe('a request', () => {
  it('with a token in order is answered: what is refused below is refused for its one fault', async () => {
    expect(await askWith(`Bearer ${await signed(claims())}`)).toMatchObject({ status: 200 })
  })

  it.each(refused)('is refused with a token %s', async (_, token) => {
    const reply = await askWith(`Bearer ${await token()}`)
    expect(reply).toMatchObject(problem(401))
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(reply.text).not.toMatch(/jose|JWS|JWT|\.ts:|node_modules/)
  })

  it.each(['', 'Bearer', 'Bearer ', 'Basic aGVlOmVuZ2xhbmQ6bG9jYWw=', 'Token x'])(
    'is refused with the authorization "%s"',
    async (authorization) => {
      const reply = await askWith(authorization)
      expect(reply).toMatchObject(problem(401))
      expect(reply.headers.get('www-authenticate')).toBe('Bearer')
    },
  )

  it.each(['/events', '/organisations', '/trainees', '/aggregates/churn'])(
    'without a token is refused: %s',
    async (path) => {
      const reply = await ladder.request(path, path === '/events' ? { method: 'POST', ...asJson({}) } : {})
      expect(reply).toMatchObject(problem(401))
      expect(reply.headers.get('www-authenticate')).toBe('Bearer')
    },
  )

  it.each(['/health', '/openapi.json', '/asyncapi.json', '/schemas/trainee.enrolled.json'])(
    'needs no token for what is for everybody: %s',
    async (path) => {
      expect(await ladder.request(path)).toMatchObject({ status: 200 })
    },
  )

  it('is refused with a token of another scope, which is named', async () => {
    const token = await ladder.tokenOf(national, 'trainees:read')
    expect(await askWith(`Bearer ${token}`, '/trainees')).toMatchObject({ status: 200 })
    const reply = await askWith(`Bearer ${token}`, '/aggregates/churn')
    expect(reply).toMatchObject(problem(403))
    expect(reply.headers.get('www-authenticate')).toContain('aggregates:read')
  })

  it('is answered by what the token says of the organisation, whatever else it claims', async () => {
    const { hei } = await ladder.newScene()
    const lying = claims({ client_id: hei, sub: hei, 'ladder:organisation': hei })
    const reply = await askWith(`Bearer ${await signed(lying)}`, '/aggregates/churn')
    expect(reply).toMatchObject({ status: 200, body: { filters: { hei } } })
  })
})

describe('a token asked for', () => {
  const form = { grant_type: 'client_credentials', client_id: national, client_secret: 'local' }
  const oauth = (status: number, error: string) => ({ ...problem(status), body: { status, error } })

  it('with a wrong secret or by a client that is unknown is refused alike', async () => {
    const replies = [
      await ladder.askForToken({ ...form, client_secret: 'guessed' }),
      await ladder.askForToken({ ...form, client_id: 'ods:NOBODY' }),
      await ladder.askForToken({ ...form, client_id: '' }),
      await ladder.askForToken({ ...form, client_id: 'hee:england ' }),
    ]
    for (const reply of replies) expect(reply).toMatchObject(oauth(401, 'invalid_client'))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  })

  it('for a scope that its kind does not have is refused', async () => {
    const epao = await ladder.registered(newEpao())
    const { hei } = await ladder.newScene()
    const regional = await ladder.registered('hee:Y62')
    const beyond = [
      [epao, 'aggregates:read'],
      [hei, 'aggregates:exact'],
      [regional, 'organisations:write'],
      [hei, 'events:write organisations:write'],
      [hei, 'everything'],
    ] as const
    for (const [client_id, scope] of beyond)
      expect(await ladder.askForToken({ ...form, client_id, scope })).toMatchObject(oauth(400, 'invalid_scope'))
  })

  it('for another grant, or not as a form, is refused', async () => {
    expect(await ladder.askForToken({ ...form, grant_type: 'password' })).toMatchObject(
      oauth(400, 'unsupported_grant_type'),
    )
    const json = await ladder.request('/oauth2/token', { method: 'POST', ...asJson(form) })
    expect(json).toMatchObject(oauth(400, 'invalid_request'))
  })

  it('with the secret in a Basic header is given, and may not be kept by a cache', async () => {
    const authorization = `Basic ${Buffer.from(`${encodeURIComponent(national)}:local`).toString('base64')}`
    const reply = await ladder.request('/oauth2/token', {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(reply).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } })
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  it('for fewer scopes carries those only', async () => {
    const narrow = clientOf(ladder.url)
    const token = await narrow.tokenOf(national, 'aggregates:read')
    const { body } = await ladder.request('/aggregates/churn', { headers: { authorization: `Bearer ${token}` } })
    expect(body).toMatchObject({ disclosure: 'rounded' })
  })
})
