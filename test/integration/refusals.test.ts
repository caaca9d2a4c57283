import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  asJson,
  enrolled,
  type Ladder,
  national,
  newEmployer,
  newUln,
  opened,
  problem,
  type Scene,
  type Sent,
  said,
  startLadder,
} from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

const STRUCTURED = 'application/cloudevents+json'
const HOUR = 3_600_000

const fromNow = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString()
const without = (event: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(event).filter(([name]) => !names.includes(name)))
const withData = (event: Sent, data: object) => ({ ...event, data: { ...(event.data as object), ...data } })
const wrongCheckDigit = (uln: string): string => `${uln.slice(0, -1)}${(Number(uln.at(-1)) + 1) % 10}`

const sendAs = (by: string, body: string | Uint8Array<ArrayBuffer>, contentType = STRUCTURED) =>
  ladder.as(by, '/events', { method: 'POST', headers: { 'content-type': contentType }, body })

/** Nothing of a scene's cohort is in the list or in any aggregate, and the event itself is new when it is sent rightly. */
const expectNothingStored = async (scene: Scene, event: Sent) => {
  await ladder.drained()
  expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 0 })
  const { body } = await ladder.get(national, `/trainees?cohort=${encodeURIComponent(scene.cohort)}`)
  expect(body).toEqual({ trainees: [] })
  expect(await ladder.post(scene.hei, event)).toMatchObject({ status: 201, body: { status: 'stored' } })
}

type Faults = { readonly errors: readonly { readonly pointer: string; readonly detail: string }[] }
type Change = (event: Sent) => object
const invalid: readonly [rule: string, change: Change, pointers: readonly string[]][] = [
  ['has an unknown field in its envelope', (event) => ({ ...event, nhsnumber: 'x' }), ['/nhsnumber']],
  ['has an unknown field in its data', (event) => withData(event, { name: 'x' }), ['/data/name']],
  ['has a field named like the prototype', (event) => ({ ...event, ['__proto__']: 'x' }), ['/__proto__']],
  ['has data named like the prototype', (event) => withData(event, { ['__proto__']: 'x' }), ['/data/__proto__']],
  ['has data named like a part of every object', (event) => withData(event, { toString: 'x' }), ['/data/toString']],
  ['has no id', (event) => without(event, 'id'), ['/id']],
  ['has an empty id', (event) => ({ ...event, id: '' }), ['/id']],
  ['has an id of 129 characters', (event) => ({ ...event, id: 'x'.repeat(129) }), ['/id']],
  ['has no data', (event) => without(event, 'data'), ['/data']],
  ['has data that is a list', (event) => ({ ...event, data: [] }), ['/data']],
  ['is of an unknown type', (event) => ({ ...event, type: 'trainee.promoted' }), ['/type']],
  ['is of a type named like a part of every object', (event) => ({ ...event, type: 'constructor' }), ['/type']],
  ['is of another version of CloudEvents', (event) => ({ ...event, specversion: '0.3' }), ['/specversion']],
  ['happened on a date that does not exist', (event) => ({ ...event, time: '2021-02-30T09:00:00Z' }), ['/time']],
  ['happened at a time without an offset', (event) => ({ ...event, time: '2021-02-03T09:00:00' }), ['/time']],
  ['happens more than 24 hours ahead', (event) => ({ ...event, time: fromNow(24.1) }), ['/time']],
  [
    'expects an end that does not exist',
    (event) => withData(event, { expectedEnd: '2021-02-30' }),
    ['/data/expectedEnd'],
  ],
  [
    'has a ULN with a wrong check digit',
    (event) => ({ ...event, subject: wrongCheckDigit(event.subject) }),
    ['/subject'],
  ],
  ['has the temporary ULN', (event) => ({ ...event, subject: '9'.repeat(10) }), ['/subject']],
  ['has a ULN that is a number', (event) => ({ ...event, subject: Number(event.subject) }), ['/subject']],
  [
    'has an employer that is not in the register',
    (event) => withData(event, { employer: newEmployer() }),
    ['/data/employer'],
  ],
  [
    'is about a programme that was not opened',
    (event) => withData(event, { cohort: `${String(event.source).slice(-8)}/never-opened/2024-09` }),
    ['/data/cohort'],
  ],
  [
    'has faults everywhere, each told at once',
    (event) => ({
      ...withData(without(event, 'time') as Sent, {
        entryBand: 5,
        funding: 'x',
        guaranteedPost: 'yes',
        cohort: 'x',
        more: 1,
      }),
      subject: 'somebody',
      specversion: 1,
    }),
    [
      '/data/cohort',
      '/data/entryBand',
      '/data/funding',
      '/data/guaranteedPost',
      '/data/more',
      '/specversion',
      '/subject',
      '/time',
    ],
  ],
]

describe('an event is refused, with a pointer to every fault, and not stored, when it', () => {
  it.concurrent.each(invalid)('%s', async (_, change, pointers) => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const reply = await ladder.post<Faults>(scene.hei, change(event))
    expect(reply).toMatchObject(problem(422))
    expect(reply.body.errors.map(({ pointer }) => pointer).toSorted()).toEqual(pointers)
    for (const { detail } of reply.body.errors) expect(detail).toMatch(/\S/)
    await expectNothingStored(scene, event)
  })

  it('comes before its time by no more than 24 hours: then it is taken', async () => {
    const scene = await ladder.newScene()
    const event = { ...enrolled(scene, newUln()), time: fromNow(23.9) }
    expect(await ladder.post(scene.hei, event)).toMatchObject({ status: 201 })
  })

  it('names two things that the register does not know: it is told both', async () => {
    const scene = await ladder.newScene()
    const unknown = { employer: newEmployer(), cohort: `${scene.hei.slice(-8)}/never-opened/2024-09` }
    expect(await ladder.post(scene.hei, withData(enrolled(scene, newUln()), unknown))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/data/employer' }, { pointer: '/data/cohort' }] },
    })
  })

  it('closes a programme that was not opened, or pays for places in one', async () => {
    const { hei, programme } = await ladder.newScene()
    const unopened = `${programme}-two`
    const closing = said(hei, 'programme.closed', unopened, { reason: 'replaced' })
    const paying = said(national, 'places.commissioned', `${unopened}/2024-09`, { places: 5, region: 'Y62' })
    for (const [by, event] of [
      [hei, closing],
      [national, paying],
    ] as const)
      expect(await ladder.post(by, event)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/subject' }] } })
    await ladder.stored(hei, opened(unopened), closing)
  })

  it('tells nothing back of what was sent', async () => {
    const scene = await ladder.newScene()
    const uln = wrongCheckDigit(newUln())
    const canary = 'canary-in-a-value'
    const event = { ...enrolled(scene, uln), type: canary, time: canary, specversion: canary, source: canary }
    const { status, text } = await ladder.post(scene.hei, { ...event, dataschema: 7, data: { cohort: canary } })
    expect(status).toBe(422)
    expect(text).not.toContain(canary)
    expect(text).not.toContain(uln)
  })
})

const deep = 100_000
const unreadable: readonly [rule: string, body: string | Uint8Array<ArrayBuffer>, status: number, detail: RegExp][] = [
  ['is broken JSON, saying where', '{\n  "id": "a",\n  "type" "b"\n}', 400, /line 3, column 10/],
  ['is JSON cut off', '{ "specversion": "1.0", "id": "', 400, /line 1, column 31/],
  ['is empty', '', 400, /empty/],
  ['is blank', ' \n\t', 400, /empty/],
  ['is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, /UTF-8/],
  ['is a list where one event belongs', '[]', 422, /fault/],
  ['is nested 100,000 levels deep', '['.repeat(deep) + ']'.repeat(deep), 422, /fault/],
  ['is nested 100,000 levels deep and cut off', '{"a":'.repeat(deep), 400, /line 1, column 500001/],
  ['is deep inside its data', `{"data":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`, 422, /faults/],
  ['is over 5 MB', ' '.repeat(6 * 1024 * 1024), 413, /parts/],
  ['is over 10 MB', ' '.repeat(11 * 1024 * 1024), 413, /parts/],
]

describe('a body is refused when it', () => {
  it.each(unreadable)('%s', async (_, body, status, detail) => {
    const reply = await sendAs(national, body)
    expect(reply).toMatchObject(problem(status))
    expect(reply.body.detail).toMatch(detail)
  })

  it('is a batch that is not a list', async () => {
    expect(await sendAs(national, '{}', 'application/cloudevents-batch+json')).toMatchObject({ status: 422 })
  })

  it('is a batch nested 100,000 levels deep: its only item is rejected', async () => {
    const body = '['.repeat(deep) + ']'.repeat(deep)
    expect(await sendAs(national, body, 'application/cloudevents-batch+json')).toMatchObject({
      status: 200,
      body: { rejected: 1 },
    })
  })

  it.concurrent.each([
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/cloudevents+xml',
  ])('has the content type %s', async (contentType) => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const sent = await ladder.as(scene.hei, '/events', { method: 'POST', ...asJson(event, contentType) })
    expect(sent).toMatchObject({ status: 415, body: { detail: expect.stringContaining(STRUCTURED) } })
    await expectNothingStored(scene, event)
  })

  it('has no content type', async () => {
    const body = new Blob([JSON.stringify({})])
    expect(await ladder.as(national, '/events', { method: 'POST', body })).toMatchObject({ status: 415 })
  })
})
