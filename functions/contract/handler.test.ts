import { describe, expect, it } from 'vitest'
import { call } from '#functions/kit/calls-in-tests.ts'
import { handler } from './handler.ts'

const schema = (file: string, headers: Record<string, string> = {}) =>
  call(handler, 'GET /schemas/{file}', { params: { file }, headers })

describe('the published contract', () => {
  it.each([
    ['GET /openapi.json', { openapi: expect.stringMatching(/^3\.1\./) }],
    ['GET /asyncapi.json', { asyncapi: '3.0.0' }],
  ])('%s is there for anyone', async (route, start) => {
    const { status, headers, body } = await call(handler, route)
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'public, max-age=300' })
    expect(body).toMatchObject(start)
  })

  it('has the schema of an event type', async () => {
    const { status, headers, body } = await schema('trainee.enrolled.json')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/schema+json')
    expect(body).toMatchObject({ title: 'trainee.enrolled' })
  })

  it.each(['trainee.enroled.json', 'trainee.enrolled', '__proto__'])(
    'knows no %s, and says what there is',
    async (file) => {
      const { status, body } = await schema(file)
      expect(status).toBe(404)
      expect(body.detail).toContain('trainee.enrolled.json')
    },
  )

  it('answers 304 to who has it already, and the document to who has another', async () => {
    const { headers } = await schema('post.left.json')
    const etag = String(headers.etag)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(await schema('post.left.json', { 'if-none-match': known })).toMatchObject({
        status: 304,
        body: undefined,
        headers: { etag, 'cache-control': 'public, max-age=300' },
      })
    expect((await schema('module.passed.json', { 'if-none-match': etag })).status).toBe(200)
  })
})
