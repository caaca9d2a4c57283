import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RegisteredOrganisation } from '#events/organisation.ts'
import { national } from '#events/organisation.ts'
import { authoriser } from '../bearer.ts'
import { clockFrom } from '../clock.ts'
import { fakeFunction } from '../fakes-in-tests.ts'
import { frontDoor } from '../front-door.ts'
import { type HttpServer, listen } from '../http-server.ts'
import { issuerRoutes } from '../issuer.ts'
import { signingKey } from '../kept-keys.ts'
import { exchangeForm, signInQuery } from './requests-in-tests.ts'

const url = 'http://issuer.test'
const clock = clockFrom(new Date('2021-04-01T00:00:00Z'))
const trust: RegisteredOrganisation = { id: 'ods:RAA', kind: 'employer', name: 'Hillside <Trust>', region: 'Y62' }
const all: readonly RegisteredOrganisation[] = [
  trust,
  { id: 'epao:EPA0123', kind: 'epao', name: 'Assessors' },
  { id: 'ukprn:10000011', kind: 'hei', name: 'Riverside University' },
  { id: 'hee:Y61', kind: 'commissioner', name: 'HEE East of England', region: 'Y61' },
  national,
]
let register = all
const asked: unknown[] = []
let door: HttpServer
let authorise: ReturnType<typeof authoriser>

const tokenClaims = fakeFunction('token-claims', { kind: 'token' }, (event) => {
  asked.push(event)
  const { request, ...rest } = event as { request: { userAttributes: Record<string, string> } }
  const organisation = request.userAttributes['custom:organisation']
  if (!register.some(({ id }) => id === organisation)) throw new Error('not in the register')
  const accessTokenGeneration = {
    claimsToAddOrOverride: { 'ladder:organisation': organisation },
    scopesToAdd: ['aggregates:read'],
  }
  return { ...rest, request, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } }
})

beforeAll(async () => {
  const key = await signingKey()
  authorise = authoriser(url, key.publicJwk, clock)
  const routes = issuerRoutes({ url, key, clock, tokenClaims, register: async () => register })
  door = await listen(frontDoor({ routes, authorise, log: () => undefined }))
})
afterAll(() => door.stop())
beforeEach(() => {
  register = all
  asked.length = 0
})

const get = (path: string) => fetch(`${door.url}${path}`, { redirect: 'manual' })
const authorizePath = (changed?: Parameters<typeof signInQuery>[1]) => `/oauth2/authorize?${signInQuery(url, changed)}`
const choose = (person: string, changed?: Parameters<typeof signInQuery>[1]) =>
  fetch(`${door.url}${authorizePath(changed)}`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
const codeOf = async (person: string): Promise<string> => {
  const { headers } = await choose(person)
  return new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
}
const exchange = async (code: string, changed?: Readonly<Record<string, string>>) => {
  const answer = await fetch(`${door.url}/oauth2/token`, { method: 'POST', body: exchangeForm(url, code, changed) })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}
const claimsOf = async (token = '') => {
  const keys = (await (await get('/.well-known/jwks.json')).json()) as JSONWebKeySet
  return (await jwtVerify(token, createLocalJWKSet(keys), { issuer: url, currentDate: clock.now() })).payload
}

describe('the choice of a person', () => {
  it('has one of each organisation that has pages, the national commissioner first, and runs no script', async () => {
    const answer = await get(authorizePath())
    const html = await answer.text()
    expect([...html.matchAll(/<label[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual([
      'Commissioner, England',
      'Commissioner, East of England',
      'Registry officer, Riverside University',
      'Education lead, Hillside &lt;Trust&gt;',
    ])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self'; style-src 'self';/)
    expect(html).not.toMatch(/<script|<style|style=/)
  })

  it('has the national commissioner alone where nobody is registered', async () => {
    register = [national]
    expect((await (await get(authorizePath())).text()).match(/type="radio"/g)).toHaveLength(1)
  })

  it('leads back with a code and the state as it was sent', async () => {
    const { status, headers } = await choose('ods:RAA')
    const to = new URL(headers.get('location') ?? '')
    expect([status, to.origin + to.pathname]).toEqual([302, `${url}/signed-in`])
    expect(Object.fromEntries(to.searchParams)).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/),
      state: 'a state & more',
    })
  })

  it.each(['', 'ods:RZZ', 'epao:EPA0123'])('of "%s" is asked for again', async (person) => {
    const answer = await choose(person)
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
    expect(await answer.text()).toMatch(/<title>Error: Sign in[\s\S]*There is a problem[\s\S]*type="radio"/)
  })

  it.each([
    ['of another client', { client_id: 'somebody' }],
    ['to another address', { redirect_uri: 'https://elsewhere.test/signed-in' }],
    ['to an address that only begins so', { redirect_uri: `${url}/signed-in/more` }],
    ['to no address', { redirect_uri: undefined }],
    ['without PKCE', { code_challenge: undefined }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['for a token at once', { response_type: 'token' }],
    ["for scopes that are not a sign-in's", { scope: 'openid organisations:write' }],
  ])('%s is an error page that leads nowhere', async (_, changed) => {
    for (const answer of [await get(authorizePath(changed)), await choose('ods:RAA', changed)]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
      expect(await answer.text()).toContain('This sign-in cannot go on')
    }
  })
})

describe('a code', () => {
  it('becomes tokens of a person, about whom the function is asked as Cognito asks it', async () => {
    const { status, body } = await exchange(await codeOf('ods:RAA'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    expect(asked).toMatchObject([
      {
        triggerSource: 'TokenGeneration_HostedAuth',
        callerContext: { clientId: 'ladder-web' },
        request: { userAttributes: { 'custom:organisation': 'ods:RAA' }, scopes: ['openid', 'email'] },
      },
    ])
    expect(await claimsOf(body.access_token)).toMatchObject({
      client_id: 'ladder-web',
      token_use: 'access',
      scope: 'openid email aggregates:read',
      'ladder:organisation': 'ods:RAA',
    })
    expect(await claimsOf(body.id_token)).toMatchObject({
      aud: 'ladder-web',
      token_use: 'id',
      sub: 'education-lead.raa',
      email: 'education-lead.raa@example.nhs.uk',
      nonce: 'a nonce',
    })
    expect(await authorise(`Bearer ${body.access_token}`, ['aggregates:read'])).toHaveProperty('claims')
    expect(await authorise(`Bearer ${body.id_token}`, ['aggregates:read'])).toHaveProperty('refused')
  })

  it('comes with an ID token that a browser takes, whatever year the platform is in', async () => {
    const { body } = await exchange(await codeOf('ods:RAA'))
    const issued = Number((await claimsOf(body.id_token)).iat)
    expect(Math.abs(issued - Date.now() / 1000)).toBeLessThan(60)
  })

  const invalidGrant = { status: 400, body: { error: 'invalid_grant' } }

  it('is good once', async () => {
    const code = await codeOf('ods:RAA')
    expect(await exchange(code)).toMatchObject({ status: 200 })
    expect(await exchange(code)).toMatchObject(invalidGrant)
  })

  it.each([
    ['another verifier', { code_verifier: 'another-verifier-that-is-long-enough-to-be-one' }],
    ['another address', { redirect_uri: 'https://elsewhere.test/signed-in' }],
  ])('is good for nothing, and spent, with %s', async (_, changed) => {
    const code = await codeOf('ods:RAA')
    expect(await exchange(code, changed)).toMatchObject(invalidGrant)
    expect(await exchange(code)).toMatchObject(invalidGrant)
  })

  it('is good for five minutes', async () => {
    const [early, late] = [await codeOf('ods:RAA'), await codeOf('ods:RAA')]
    clock.moveTo(new Date(clock.now().getTime() + 4 * 60_000))
    expect(await exchange(early)).toMatchObject({ status: 200 })
    clock.moveTo(new Date(clock.now().getTime() + 2 * 60_000))
    expect(await exchange(late)).toMatchObject(invalidGrant)
  })

  it('of somebody whose organisation has left the register is good for nothing', async () => {
    const code = await codeOf('ods:RAA')
    register = [national]
    expect(await exchange(code)).toMatchObject(invalidGrant)
  })

  it.each([
    ['of another client', { client_id: 'somebody' }, 401, 'invalid_client'],
    ['without its verifier', { code_verifier: '' }, 400, 'invalid_request'],
  ])('%s is refused', async (_, changed, status, error) => {
    expect(await exchange(await codeOf('ods:RAA'), changed)).toMatchObject({ status, body: { error } })
  })
})

describe('signing out', () => {
  const leave = (client_id: string, logout_uri: string) =>
    get(`/logout?${new URLSearchParams({ client_id, logout_uri })}`)

  it("leads to the platform's own pages", async () => {
    const { status, headers } = await leave('ladder-web', `${url}/`)
    expect([status, headers.get('location')]).toEqual([302, `${url}/`])
  })

  it.each([
    ['ladder-web', 'https://elsewhere.test/'],
    ['ladder-web', 'http://issuer.test.elsewhere.test/'],
    ['ladder-web', 'http://issuer.test@elsewhere.test/'],
    ['somebody', url],
  ])('of %s leads not to %s', async (client, to) => {
    const { status, headers } = await leave(client, to)
    expect([status, headers.get('location')]).toEqual([400, null])
  })
})

it('the issuer says where everything is', async () => {
  expect(await (await get('/.well-known/openid-configuration')).json()).toMatchObject({
    issuer: url,
    authorization_endpoint: `${url}/oauth2/authorize`,
    token_endpoint: `${url}/oauth2/token`,
    end_session_endpoint: `${url}/logout`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  })
})
