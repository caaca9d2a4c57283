import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue, type EventType, eventTypes } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import { type Kind, kinds } from '#events/identifiers.ts'
import {
  enrolled,
  type Ladder,
  national,
  newEpao,
  newUln,
  opened,
  problem,
  type Scene,
  said,
  startLadder,
} from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

const fixtureData = (type: EventType): object =>
  JSON.parse(readFileSync(new URL(`../../events/fixtures/${type}.v1.json`, import.meta.url), 'utf8')).data

/** An event of a type in which all is right, said by whomever. */
const anEvent = (type: EventType, by: string, { cohort, programme, employer }: Scene) => {
  const data = fixtureData(type)
  const subject = { trainee: newUln(), cohort, programme, organisation: employer, 'as-voided': newUln() }[
    catalogue[type].subject
  ]
  return said(by, type, subject, {
    ...data,
    ...('cohort' in data && { cohort }),
    ...('employer' in data && { employer }),
  })
}

const mayBeSaidBy: Readonly<Record<Kind, readonly EventType[]>> = {
  hei: [
    'programme.opened',
    'programme.closed',
    'trainee.enrolled',
    'module.passed',
    'module.failed',
    'training.paused',
    'training.resumed',
    'trainee.transferred',
    'trainee.withdrawn',
    'qualification.awarded',
    'epa.completed',
    'apel.granted',
    'pre-registration.declined',
    'event.voided',
  ],
  employer: ['post.confirmed', 'post.missing', 'post.left', 'progress.reported', 'event.voided'],
  epao: ['epa.completed', 'event.voided'],
  commissioner: ['places.commissioned', 'event.voided'],
}

describe('what a kind of organisation may say', () => {
  it.concurrent.each(kinds)('of an %s is stored, and every other type is refused', async (kind) => {
    const scene = await ladder.newScene()
    const epao = await ladder.registered(newEpao())
    const by = { hei: scene.hei, employer: scene.employer, epao, commissioner: national }[kind]
    const statuses: Record<string, number> = {}
    for (const type of eventTypes) {
      const reply = await ladder.post(by, anEvent(type, by, scene))
      statuses[type] = reply.status
      if (reply.status !== 201) expect(reply).toMatchObject(problem(403, '/type'))
    }
    const expected = eventTypes.map((type) => [type, mayBeSaidBy[kind].includes(type) ? 201 : 403])
    expect(statuses).toEqual(Object.fromEntries(expected))
  })

  it('is refused in a batch event by event', async () => {
    const scene = await ladder.newScene()
    const events = (['trainee.enrolled', 'post.confirmed'] as const).map((type) => anEvent(type, scene.hei, scene))
    const { body } = await ladder.postBatch(scene.hei, events)
    expect(body.results).toMatchObject([{ status: 'stored' }, { status: 'rejected', problem: { status: 403 } }])
  })
})

describe('at the door', () => {
  it("an event from a source that is not the caller's own is refused, and nothing of it stays", async () => {
    const [own, other] = [await ladder.newScene(), await ladder.newScene()]
    const event = enrolled(other, newUln())
    expect(await ladder.post(own.hei, event)).toMatchObject(problem(403, '/source'))
    expect(await ladder.post(own.hei, { ...event, source: '/ladder' })).toMatchObject(problem(422, '/source'))
    expect(await ladder.post(other.hei, event)).toMatchObject({ status: 201 })
  })

  it("an HEI speaks of its own programmes and cohorts only, and the answer does not tell whether another's exist", async () => {
    const [own, other] = [await ladder.newScene(), await ladder.newScene()]
    const trainee = newUln()
    const bothWays = [other, { ...other, programme: `${other.programme}-x`, cohort: `${other.programme}-x/2024-09` }]
    for (const { programme, cohort } of bothWays) {
      const events = [
        ['/data/cohort', enrolled({ ...own, cohort }, trainee)],
        ['/data/cohort', said(own.hei, 'trainee.transferred', trainee, { cohort })],
        ['/subject', { ...opened(programme), source: sourceOf(own.hei) }],
        ['/subject', said(own.hei, 'programme.closed', programme, { reason: 'replaced' })],
      ] as const
      for (const [pointer, event] of events)
        expect(await ladder.post(own.hei, event)).toMatchObject(problem(403, pointer))
    }
  })

  it('a commissioner pays for places in its own region only, and the national one in any', async () => {
    const { cohort } = await ladder.newScene()
    const regional = await ladder.registered('hee:Y58')
    const places = (by: string, region: string) => said(by, 'places.commissioned', cohort, { places: 3, region })
    expect(await ladder.post(regional, places(regional, 'Y62'))).toMatchObject(problem(403, '/data/region'))
    expect(await ladder.post(regional, places(regional, 'Y58'))).toMatchObject({ status: 201 })
    for (const region of ['Y58', 'Y62', 'Y63'])
      expect(await ladder.post(national, places(national, region))).toMatchObject({ status: 201 })
    await ladder.drained()
    expect(await ladder.total('sustainability', `cohort=${cohort}&region=Y62`)).toMatchObject({ places: 3 })
  })

  it("an employer does not say that an outcome was not reported: that is Ladder's own to say", async () => {
    const { employer } = await ladder.newScene()
    const missing = (reason: string) => said(employer, 'post.missing', newUln(), { reason })
    expect(await ladder.post(employer, missing('not-reported'))).toMatchObject(problem(403, '/data/reason'))
    expect(await ladder.post(employer, missing('no-vacancy'))).toMatchObject({ status: 201 })
  })

  it('faults are told before rights: whoever sends what is not valid learns what is wrong with it', async () => {
    const scene = await ladder.newScene()
    const event = { ...anEvent('post.confirmed', scene.hei, scene), time: 'yesterday' }
    expect(await ladder.post(scene.hei, event)).toMatchObject(problem(422, '/time'))
  })

  it('who may speak of a trainee is judged by the record: a stranger is taken in and counts for nothing', async () => {
    const [own, other] = [await ladder.newScene(), await ladder.newScene()]
    const [ref = ''] = await ladder.stored(own.hei, enrolled(own, newUln()))
    await ladder.stored(other.hei, said(other.hei, 'trainee.withdrawn', ref, { reason: 'health' }))
    const { body } = await ladder.get(own.hei, `/trainees/${ref}`)
    expect(body).toMatchObject({ enrolments: [{ status: 'active' }], anomalies: [{ code: 'unrelated-speaker' }] })
  })
})

describe('an address', () => {
  it.each(['/', '/event', '/events/', '/trainees/a/b/c', '/organisations/hee:england/more', '/%2e%2e/package.json'])(
    'that is none is not found: %s',
    async (path) => {
      const reply = await ladder.as(national, path, { method: path === '/' ? 'DELETE' : 'GET' })
      if (path === '/') expect(reply).toMatchObject(problem(405))
      else expect(reply).toMatchObject(problem(404))
    },
  )

  it('with a % that encodes nothing cannot be read', async () => {
    expect(await ladder.get(national, '/organisations/%E0%A4%A')).toMatchObject(problem(400))
  })

  it.each([
    ['DELETE', '/events', 'POST'],
    ['GET', '/events', 'POST'],
    ['POST', '/aggregates/churn', 'GET'],
    ['POST', '/organisations/hee:england', /GET|PUT/],
  ])('does not take another method: %s %s', async (method, path, allowed) => {
    const reply = await ladder.as(national, path, { method })
    expect(reply).toMatchObject(problem(405))
    expect(reply.headers.get('allow')).toMatch(allowed)
  })
})
