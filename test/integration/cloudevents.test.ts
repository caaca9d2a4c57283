import { CloudEvent, HTTP } from 'cloudevents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asJson, enrolled, type Ladder, newUln, type Sent, startLadder } from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

const binaryHeaders = ({ data: _, ...attributes }: Sent): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, encodeURIComponent(String(value))]),
  )

const postBinary = (by: string, event: Sent, headers: Record<string, string> = {}) =>
  ladder.as(by, '/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...binaryHeaders(event), ...headers },
    body: JSON.stringify(event.data),
  })

describe('an event in binary mode', () => {
  it('is the event that the same attributes make in structured mode', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    expect(await postBinary(scene.hei, event)).toMatchObject({ status: 201, body: { id: event.id } })
    expect(await ladder.post(scene.hei, event)).toMatchObject({ status: 200, body: { status: 'duplicate' } })
  })

  it('has its headers decoded', async () => {
    const scene = await ladder.newScene()
    const event = { ...enrolled(scene, newUln()), id: 'Zoë: 100 % "sûr" ✓' }
    expect(await postBinary(scene.hei, event)).toMatchObject({ status: 201, body: { id: event.id } })
    expect(await ladder.post(scene.hei, event)).toMatchObject({ status: 200 })
  })

  it('is refused when a header encodes nothing, naming the header', async () => {
    const scene = await ladder.newScene()
    const reply = await postBinary(scene.hei, enrolled(scene, newUln()), { 'ce-id': '100%' })
    expect(reply).toMatchObject({ status: 400, body: { detail: expect.stringContaining('ce-id') } })
  })

  it('is refused with every fault at once: attributes and data', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln(), { entryBand: 9 })
    const reply = await postBinary(scene.hei, event, { 'ce-nhsnumber': 'x', 'ce-time': 'yesterday' })
    const errors = (reply.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)
    expect(reply.status).toBe(422)
    expect(errors.toSorted()).toEqual(['/data/entryBand', '/nhsnumber', '/time'])
  })
})

/** The same event, made by the client that senders would take. */
const made = ({ id, source, type, subject, time, data }: Sent) =>
  new CloudEvent({ id, subject, type: String(type), source: String(source), time: String(time), data })

describe('a sender with the CloudEvents SDK', () => {
  it('posts an event in structured mode', async () => {
    const scene = await ladder.newScene()
    const { headers, body } = HTTP.structured(made(enrolled(scene, newUln())))
    const reply = await ladder.as(scene.hei, '/events', {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: String(body),
    })
    expect(reply).toMatchObject({ status: 201, body: { status: 'stored' } })
  })

  it('posts an event in binary mode, and it is the same event', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const { headers, body } = HTTP.binary(made(event))
    const reply = await ladder.as(scene.hei, '/events', {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: String(body),
    })
    expect(reply).toMatchObject({ status: 201, body: { status: 'stored' } })
    expect(await ladder.post(scene.hei, event)).toMatchObject({ status: 200, body: { status: 'duplicate' } })
  })

  it('posts a batch', async () => {
    const scene = await ladder.newScene()
    const batch = [newUln(), newUln()].map((uln) => made(enrolled(scene, uln)).toJSON())
    const init = asJson(batch, 'application/cloudevents-batch+json')
    const reply = await ladder.as(scene.hei, '/events', { method: 'POST', ...init })
    expect(reply).toMatchObject({ status: 200, body: { stored: 2, rejected: 0 } })
  })
})
