import { describe, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { Problem, Unreachable } from './problem.ts'

type Reply = { readonly status?: number; readonly type?: string; readonly link?: string; readonly body?: string }

/** A client whose every request is answered so, what it requested, and how often it found its token refused. */
const answeredBy = ({ status = 200, type = 'application/json', link, body = '{}' }: Reply = {}, token?: string) => {
  const requests: Request[] = []
  const refused: number[] = []
  const client = createClient({
    token: () => token,
    fetch: async (address, init) => {
      requests.push(new Request(new URL(String(address), 'https://ladder.example'), init))
      return new Response(body, { status, headers: { 'content-type': type, ...(link && { link }) } })
    },
    onUnauthorised: () => refused.push(status),
  })
  const only = (): Request => {
    expect(requests).toHaveLength(1)
    return requests[0] as Request
  }
  return { client, only, refused }
}

const thrownBy = (asking: Promise<unknown>) => asking.then(() => undefined).catch((error: unknown) => error)

describe('asking', () => {
  it('goes to the route of the operation, with its parameters encoded and the token', async () => {
    const { client, only } = answeredBy({ body: '{"aggregate":"churn"}' }, 'a-token')
    const query = { programme: '10000011/ap', region: undefined, icb: '' }
    const answer = await client.ask('getAggregate', { path: { aggregate: 'churn' }, query })
    expect(answer.aggregate).toBe('churn')
    const { method, url, headers } = only()
    expect({ method, url }).toEqual({
      method: 'GET',
      url: 'https://ladder.example/aggregates/churn?programme=10000011%2Fap',
    })
    expect(Object.fromEntries(headers)).toEqual({ accept: 'application/json', authorization: 'Bearer a-token' })
  })

  it('keeps a parameter of the path one part of it', async () => {
    const { client, only } = answeredBy()
    await client.ask('getTrainee', { path: { ref: '../feed?limit=1#' } })
    expect(only().url).toBe('https://ladder.example/trainees/..%2Ffeed%3Flimit%3D1%23')
  })

  it('takes no argument where none is needed, and no token where there is none', async () => {
    const { client, only } = answeredBy({ body: '{"status":"ok"}' })
    expect(await client.ask('getHealth')).toEqual({ status: 'ok' })
    expect(only().headers.has('authorization')).toBe(false)
  })

  it('sends a body as JSON', async () => {
    const { client, only } = answeredBy()
    await client.ask('putOrganisation', { path: { id: 'ods:RAA' }, body: { name: 'Hillside', region: 'Y62' } })
    expect(only().headers.get('content-type')).toBe('application/json')
    expect(await only().json()).toEqual({ name: 'Hillside', region: 'Y62' })
  })

  it('knows what the contract does not have, before anything runs', () => {
    const { client } = answeredBy()
    const wrong = () => [
      // @ts-expect-error no such operation
      client.ask('getNothing'),
      // @ts-expect-error a path without its parameter
      client.ask('getTrainee'),
      // @ts-expect-error a parameter that is none
      client.ask('listTrainees', { query: { colour: 'red' } }),
      // @ts-expect-error an operation that takes no body
      client.ask('listTrainees', { body: {} }),
      // @ts-expect-error a body that is none
      client.ask('putOrganisation', { path: { id: 'ods:RAA' }, body: { region: 'Y62' } }),
    ]
    expect(wrong).toBeTypeOf('function')
  })
})

describe('another form', () => {
  it('is asked for, and given as it is', async () => {
    const { client, only } = answeredBy({ type: 'text/csv', body: 'a,b\n' })
    expect(await client.askText('listExceptions', { query: { region: 'Y62' } })).toEqual({ text: 'a,b\n' })
    expect(only().headers.get('accept')).toBe('text/csv')
  })

  it('says where it goes on', async () => {
    const link = '</exceptions?region=Y62&cursor=b2Rz-_>; rel="next"'
    expect(await answeredBy({ link }).client.askText('listExceptions', {})).toMatchObject({ next: 'b2Rz-_' })
    const elsewhere = '</exceptions?cursor=abc>; rel="prev", </exceptions>; rel="next"'
    expect(await answeredBy({ link: elsewhere }).client.askText('listExceptions', {})).toMatchObject({
      next: undefined,
    })
  })
})

it('a file is sent as it is, under its own type', async () => {
  const { client, only } = answeredBy({ status: 202, body: '{"id":"1"}' }, 'a-token')
  const file = new Blob(['<Message/>'])
  const sent = await client.send('postImport', { query: { name: 'a.xml' } }, { type: 'application/xml', body: file })
  expect(sent.id).toBe('1')
  expect(only()).toMatchObject({ method: 'POST', url: 'https://ladder.example/imports?name=a.xml' })
  expect(only().headers.get('content-type')).toBe('application/xml')
  expect(await only().text()).toBe('<Message/>')
})

describe('what is not an answer', () => {
  const details = { type: 'https://x', title: 'The content is not valid', status: 422, detail: 'See the faults' }
  const errors = [{ pointer: '/name', detail: 'is missing' }]
  const told = (status: number) => ({
    status,
    type: 'application/problem+json',
    body: JSON.stringify({ ...details, status, errors }),
  })

  it('is the problem that the API tells', async () => {
    const { client, refused } = answeredBy(told(422))
    const problem = await thrownBy(client.ask('listTrainees'))
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ status: 422, title: details.title, detail: details.detail, errors })
    expect(refused).toEqual([])
  })

  it('is told to whoever keeps the token, if it is that', async () => {
    const { client, refused } = answeredBy(told(401), 'an-old-token')
    expect(await thrownBy(client.ask('listTrainees'))).toMatchObject({ status: 401 })
    expect(refused).toEqual([401])
  })

  it('is a problem even where something before the API answers, whose words are not shown', async () => {
    const { client } = answeredBy({ status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' })
    const problem = await thrownBy(client.ask('listTrainees'))
    expect(problem).toMatchObject({ name: 'Problem', status: 502, errors: [] })
    expect(String(problem)).not.toContain('gateway')
    const page = answeredBy({ type: 'text/html', body: '<h1>Ladder</h1>' }).client.ask('listTrainees')
    expect(await thrownBy(page)).toMatchObject({ name: 'Problem', status: 200 })
  })

  it('is one of its own kind where nothing answers, with the cause', async () => {
    const cause = new TypeError('fetch failed')
    const onUnauthorised = () => expect.unreachable()
    const client = createClient({ token: () => undefined, fetch: () => Promise.reject(cause), onUnauthorised })
    const problem = await thrownBy(client.askText('listExceptions', {}))
    expect(problem).toBeInstanceOf(Unreachable)
    expect(problem).toMatchObject({ status: 0, title: 'Ladder cannot be reached', cause })
  })
})
