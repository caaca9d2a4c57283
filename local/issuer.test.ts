import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authoriser } from './bearer.ts'
import { clockFrom } from './clock.ts'
import { fakeFunction } from './fakes-in-tests.ts'
import { frontDoor } from './front-door.ts'
import { type HttpServer, listen } from './http-server.ts'
import { issuerRoutes } from './issuer.ts'
import { signingKey } from './kept-keys.ts'

type Asked = {
  triggerSource: string
  callerContext: { clientId: string }
  request: { scopes: string[] }
  response: object
}

const url = 'http://issuer.test'
const clock = clockFrom(new Date('2021-04-01T00:00:00Z'))
const asked: Asked[] = []
let door: HttpServer

const named = (name: string, message: string) => Object.assign(new Error(message), { name })

const tokenClaims = fakeFunction('token-claims', { kind: 'token' }, (event) => {
  const it = event as Asked
  asked.push(it)
  const { clientId } = it.callerContext
  const { scopes } = it.request
  if (clientId !== 'ods:RW3') throw new Error('not in the register')
  if (scopes.includes('aggregates:exact')) throw named('InvalidScope', 'ods:RW3 may not have aggregates:exact')
  return {
    ...it,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: { 'ladder:organisation': clientId, client_id: 'hee:england' },
          scopesToAdd: scopes.length > 0 ? scopes.map((scope) => scope.replace('ladder/', '')) : ['events:write'],
          scopesToSuppress: scopes.filter((scope) => scope.startsWith('ladder/')),
        },
      },
    },
  }
})

beforeAll(async () => {
  const key = await signingKey()
  const routes = issuerRoutes({ url, key, clock, tokenClaims, register: async () => [] })
  door = await listen(frontDoor({ routes, authorise: authoriser(url, key.publicJwk, clock), log: () => undefined }))
})
afterAll(() => door.stop())
beforeEach(() => {
  asked.length = 0
})

const client = { client_id: 'ods:RW3', client_secret: 'local' }
const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...form })
  const answer = await fetch(`${door.url}/oauth2/token`, { method: 'POST', body, headers })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, string> }
}
const publishedKeys = async () => (await (await fetch(`${door.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet
const claimsOf = async (token = '') => {
  const { payload } = await jwtVerify(token, createLocalJWKSet(await publishedKeys()), {
    issuer: url,
    currentDate: clock.now(),
  })
  return payload
}

describe('the token endpoint', () => {
  it('gives a token that says what the function wants, by the clock of the platform', async () => {
    const { status, headers, body } = await ask(client)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 })
    const claims = await claimsOf(body.access_token)
    expect(claims).toMatchObject({
      iss: url,
      sub: 'ods:RW3',
      client_id: 'ods:RW3',
      token_use: 'access',
      scope: 'events:write',
      'ladder:organisation': 'ods:RW3',
    })
    expect(new Date((claims.exp ?? 0) * 1000).toISOString()).toMatch(/^2021-04-01T01:00/)
  })

  it('asks the function as Cognito does', async () => {
    await ask(client)
    expect(asked).toMatchObject([
      {
        version: '3',
        triggerSource: 'TokenGeneration_ClientCredentials',
        userPoolId: 'eu-west-2_local',
        callerContext: { clientId: 'ods:RW3' },
        request: { scopes: [] },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ])
  })

  it('adds and suppresses scopes', async () => {
    const { body } = await ask({ ...client, scope: 'ladder/events:write trainees:read' })
    expect((await claimsOf(body.access_token)).scope).toBe('trainees:read events:write')
  })

  it.each([['ods:RW3:local'], ['ods%3ARW3:local']])('takes HTTP Basic as %s', async (pair) => {
    const { status } = await ask({}, { authorization: `Basic ${Buffer.from(pair).toString('base64')}` })
    expect(status).toBe(200)
  })

  it.each([
    ['an unknown client', { ...client, client_id: 'ods:RW4' }, 401, 'invalid_client'],
    ['a wrong secret', { ...client, client_secret: 'x' }, 401, 'invalid_client'],
    ['no client', {}, 401, 'invalid_client'],
    ['a scope it may not have', { ...client, scope: 'aggregates:exact' }, 400, 'invalid_scope'],
    ['another grant', { ...client, grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_, form, status, error) => {
    const answer = await ask(form)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="ladder"' : null)
    expect(answer.body).toMatchObject({ error, status, title: expect.any(String), type: expect.any(String) })
    expect(answer.body.error_description).toBe(answer.body.detail)
  })

  it('refuses what is not a form', async () => {
    const { status, body } = await ask(client, { 'content-type': 'application/json' })
    expect([status, body.error]).toEqual([400, 'invalid_request'])
  })

  it('publishes the public half of the key only', async () => {
    const { keys } = await publishedKeys()
    expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })
})
