import { describe, expect, it, vi } from 'vitest'
import { Refusal } from '#shared/refusal.ts'
import { MOST_BYTES, mediaTypeOf } from './body.ts'
import { call } from './calls-in-tests.ts'
import { byRoute, httpHandler, json, publicHandler } from './http.ts'
import { parseJson } from './json.ts'
import { logger } from './powertools.ts'

const LEEDS = 'ukprn:10007795'
const failingWith = (error: unknown) => publicHandler(() => Promise.reject(error))
const named = (name: string, message = 'what was sent') => Object.assign(new Error(message), { name })

describe('the HTTP stack', () => {
  it('tells the handler who calls', async () => {
    const handler = httpHandler(async ({ caller }) => json(200, caller))
    const { status, body } = await call(handler, 'GET /x', { as: 'hee:Y62', scope: 'openid trainees:read' })
    expect(status).toBe(200)
    expect(body).toEqual({ organisation: 'hee:Y62', kind: 'commissioner', region: 'Y62', scopes: ['trainees:read'] })
  })

  it('answers a token that names no organisation with 401', async () => {
    const handler = httpHandler(async () => json(200, {}))
    const { status, headers } = await call(handler, 'GET /x')
    expect(status).toBe(401)
    expect(headers['www-authenticate']).toBe('Bearer')
  })

  it('decodes path parameters and base64 bodies', async () => {
    const handler = publicHandler(async ({ params, body }) => json(200, { params, body }))
    const { body } = await call(handler, 'PUT /x/{id}', {
      params: { id: 'ukprn%3A10007795' },
      body: Buffer.from('ĉu').toString('base64'),
      isBase64Encoded: true,
    })
    expect(body).toEqual({ params: { id: LEEDS }, body: 'ĉu' })
  })

  it('hardens every answer, and lets a handler choose its caching', async () => {
    const handler = publicHandler(async () => json(200, {}, { 'cache-control': 'no-cache' }))
    const { headers } = await call(handler, 'GET /x')
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
    const refused = await call(failingWith(new Refusal('not-found', 'nothing')), 'GET /x')
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })

  it.each([
    ['text/csv', 'a,b', 415],
    ['', '{}', 415],
    ['Application/JSON; charset=utf-8', '{}', 200],
    ['application/json', '{"a":', 400],
    ['application/json', ' '.repeat(MOST_BYTES + 1), 413],
  ])('answers a body of type %j with the right status', async (type, body, status) => {
    const handler = publicHandler(async ({ headers, body }) => {
      mediaTypeOf(headers, 'application/json')
      return json(200, parseJson(body))
    })
    const answer = await call(handler, 'PUT /x', { headers: { 'content-type': type }, body })
    expect(answer.status).toBe(status)
  })

  it('refuses bytes that are not UTF-8', async () => {
    const handler = publicHandler(async ({ body }) => json(200, body))
    const body = Buffer.from([0xff, 0xfe]).toString('base64')
    expect((await call(handler, 'PUT /x', { body, isBase64Encoded: true })).status).toBe(400)
  })

  it('answers a refusal with problem details and all its faults', async () => {
    const faults = [{ pointer: '/name', detail: 'is missing' }]
    const { status, headers, body } = await call(failingWith(new Refusal('invalid', 'a fault', faults)), 'PUT /x')
    expect(status).toBe(422)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(body).toEqual({
      type: 'https://ladder.nhs.example/problems/invalid',
      title: 'The content is not valid',
      status: 422,
      detail: 'a fault',
      errors: faults,
    })
  })

  it('answers a throttled store with 503 and when to come back', async () => {
    const { status, headers } = await call(failingWith(named('ProvisionedThroughputExceededException')), 'GET /x')
    expect(status).toBe(503)
    expect(headers['retry-after']).toBe('2')
  })

  it('shows nothing of an error that nobody foresaw, and logs nothing of the request', async () => {
    const log = vi.spyOn(logger, 'error').mockImplementation(() => undefined)
    const error = Object.assign(new TypeError('x is not a function', { cause: named('Cause', 'why') }), {
      Item: 'sent',
    })
    const { status, body } = await call(failingWith(error), 'GET /x', { query: { a: 'asked' }, body: 'sent' })
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('function')
    const logged = JSON.stringify(log.mock.calls)
    expect(logged).toContain('x is not a function')
    expect(logged).toContain('why')
    expect(logged).not.toMatch(/asked|sent/)
  })

  it('hands a request to the function of its route', async () => {
    const handler = publicHandler(byRoute({ 'GET /a': async () => json(200, 'a') }))
    expect((await call(handler, 'GET /a')).body).toBe('a')
    expect((await call(handler, 'GET /b')).status).toBe(404)
  })
})
