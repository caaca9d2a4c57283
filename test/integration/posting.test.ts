import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolled, type Ladder, newHei, newUln, opened, type Sent, said, startLadder } from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

const inReverse = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, inReverse(inner)]),
      )
    : value

const inAnotherZone = (time: unknown): string =>
  `${new Date(Date.parse(String(time)) + 330 * 60_000).toISOString().slice(0, -1)}+05:30`

describe('an event sent again', () => {
  it('is stored the first time and a duplicate from then on', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())

    const first = await ladder.post(scene.hei, event)
    expect(first).toMatchObject({ status: 201, body: { id: event.id, status: 'stored' } })
    expect(first.body.subject).toMatch(/^t_[a-z2-7]{26}$/)

    const again = await ladder.post(scene.hei, event)
    expect(again).toMatchObject({ status: 200, body: { ...first.body, status: 'duplicate' } })
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 1 })
  })

  it('is a duplicate though its time is written in another zone', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    await ladder.stored(scene.hei, event)
    const again = await ladder.post(scene.hei, { ...event, time: inAnotherZone(event.time) })
    expect(again).toMatchObject({ status: 200, body: { status: 'duplicate' } })
  })

  it('is a duplicate though its names stand in another order, the trainee by reference, with tracing', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const [ref] = await ladder.stored(scene.hei, event)
    const traced = { ...event, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
    for (const other of [inReverse(event), { ...event, subject: ref }, traced])
      expect(await ladder.post(scene.hei, other)).toMatchObject({ status: 200, body: { status: 'duplicate' } })
  })

  it('is a duplicate though it names the trainee by reference and has the ULN in its id', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const event = { ...enrolled(scene, trainee), id: `enrolment-of-${trainee}` }
    const [ref] = await ladder.stored(scene.hei, event)
    expect(await ladder.post(scene.hei, { ...event, subject: ref })).toMatchObject({ status: 200 })
  })

  it('is stored once when it comes many times at the same moment', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const replies = await Promise.all(Array.from({ length: 12 }, () => ladder.post(scene.hei, event)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([...Array(11).fill(200), 201])
  })
})

describe('an id that is taken', () => {
  it('is a conflict for other content, which is not stored', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const [ref] = await ladder.stored(scene.hei, event)

    const other = enrolled(scene, event.subject, { setting: 'laboratory' })
    const conflict = await ladder.post(scene.hei, { ...other, id: event.id, time: event.time })
    expect(conflict).toMatchObject({ status: 409, body: { errors: [{ pointer: '/id' }] } })
    const { body } = await ladder.get(scene.hei, `/trainees/${ref}`)
    expect(body).toMatchObject({ enrolments: [{ setting: 'community' }] })
  })

  it('is a conflict for the same words about another trainee', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    await ladder.stored(scene.hei, event)
    expect(await ladder.post(scene.hei, { ...event, subject: newUln() })).toMatchObject({ status: 409 })
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 1 })
  })

  it('is a conflict about another trainee though it has a ULN in it', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const event = { ...enrolled(scene, trainee), id: `enrolment-of-${trainee}` }
    await ladder.stored(scene.hei, event)
    expect(await ladder.post(scene.hei, { ...event, subject: newUln() })).toMatchObject({ status: 409 })
  })

  it('is taken by one of two that come at the same moment with other content', async () => {
    const scene = await ladder.newScene()
    const events = ['community', 'laboratory'].map((setting) => enrolled(scene, newUln(), { setting }))
    const replies = await Promise.all(events.map((event) => ladder.post(scene.hei, { ...event, id: 'the-same' })))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  it('is free for another source', async () => {
    const [one, other] = [await ladder.newScene(), await ladder.newScene()]
    const event = enrolled(one, newUln())
    await ladder.stored(one.hei, event)
    expect(await ladder.post(other.hei, { ...enrolled(other, newUln()), id: event.id })).toMatchObject({ status: 201 })
  })
})

describe('a batch', () => {
  it('answers each event in order, and a bad one never stops the others', async () => {
    const scene = await ladder.newScene()
    const [first, second, known] = [newUln(), newUln(), newUln()].map((uln) => enrolled(scene, uln)) as [
      Sent,
      Sent,
      Sent,
    ]
    await ladder.stored(scene.hei, known)
    const unknownType = { ...second, id: 'of-unknown-type', type: 'trainee.promoted' }
    const { status, body } = await ladder.postBatch(scene.hei, [
      first,
      unknownType,
      known,
      'no event',
      { ...known, id: first.id },
      null,
      second,
    ])
    expect(status).toBe(200)
    expect(body).toMatchObject({
      stored: 2,
      duplicate: 1,
      rejected: 4,
      results: [
        { id: first.id, status: 'stored' },
        { id: unknownType.id, status: 'rejected', problem: { status: 422 } },
        { id: known.id, status: 'duplicate' },
        { status: 'rejected', problem: { status: 422 } },
        { id: first.id, status: 'rejected', problem: { status: 409 } },
        { status: 'rejected', problem: { status: 422 } },
        { id: second.id, status: 'stored' },
      ],
    })
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 3 })
  })

  it('with an event twice in it stores it once', async () => {
    const scene = await ladder.newScene()
    const event = enrolled(scene, newUln())
    const { body } = await ladder.postBatch(scene.hei, [event, { ...event, time: inAnotherZone(event.time) }, event])
    expect(body.results.map(({ status }) => status)).toEqual(['stored', 'duplicate', 'duplicate'])
  })

  it('opens a programme and enrols into it', async () => {
    const scene = await newProgramme()
    const batch = [opened(scene.programme), enrolled(scene, newUln()), enrolled(scene, newUln())]
    await ladder.stored(scene.hei, ...batch)
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 2 })
  })

  it('is taken in its order: an enrolment before the opening is refused, and the opening is stored', async () => {
    const scene = await newProgramme()
    const [early, late] = [enrolled(scene, newUln()), enrolled(scene, newUln())]
    const { body } = await ladder.postBatch(scene.hei, [early, opened(scene.programme), late])
    expect(body.results).toMatchObject([
      { status: 'rejected', problem: { status: 422, errors: [{ pointer: '/data/cohort' }] } },
      { status: 'stored' },
      { status: 'stored' },
    ])
    expect(await ladder.post(scene.hei, early)).toMatchObject({ status: 201 })
  })

  it('of 500 events is taken, and one of 501 is refused as a whole', async () => {
    const scene = await ladder.newScene()
    const [trainee] = await ladder.stored(scene.hei, enrolled(scene, newUln()))
    const modules = Array.from({ length: 501 }, (_, at) =>
      said(scene.hei, 'module.passed', trainee ?? '', { module: `M${at}`, credits: 1, level: 4, attempt: 1 }),
    )
    const tooMany = await ladder.postBatch(scene.hei, modules)
    expect(tooMany).toMatchObject({ status: 413, body: { detail: expect.stringContaining('500') } })
    expect(await ladder.postBatch(scene.hei, modules.slice(1))).toMatchObject({ status: 200, body: { stored: 500 } })
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 1, creditsEarned: 500 })
  })

  it('of nothing stores nothing', async () => {
    const { hei } = await ladder.newScene()
    const nothing = { stored: 0, duplicate: 0, rejected: 0, results: [] }
    expect(await ladder.postBatch(hei, [])).toMatchObject({ status: 200, body: nothing })
  })
})

/** An HEI and an employer that are registered, and a programme that is not opened yet. */
const newProgramme = async () => {
  const { employer } = await ladder.newScene()
  const hei = await ladder.registered(newHei())
  const programme = `${hei.slice('ukprn:'.length)}/mental-health`
  return { hei, employer, programme, cohort: `${programme}/2025-01` }
}
