import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '#local/dynamodb-local.ts'
import { type Child, killAll, newDataFolder, processesOf, startChild } from './child.ts'
import { type Client, clientOf, enrolled, national, newUln, type Scene, type Sent, said } from './client.ts'

let folder: string
let port: number
let child: Child

beforeEach(async () => {
  folder = await newDataFolder()
  port = await freePort()
})
afterEach(async () => {
  killAll(folder)
  await gone()
  await rm(folder, { recursive: true, force: true })
})

const gone = () => expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([])

/** Starts the platform on the folder, on the same port each time: tokens name the address that gave them. */
const start = async (): Promise<Client> => {
  child = startChild(['--data', folder, '--port', String(port)])
  return clientOf(await child.ready)
}

const powerCut = async () => {
  killAll(folder)
  await gone()
}
const nodeOnly = async () => {
  process.kill(child.pid, 'SIGKILL')
  await gone()
}

/** Trainees with three modules each, in an order in which nobody's events come together. */
const storyOf = (scene: Scene, count: number): readonly Sent[] => {
  const trainees = Array.from({ length: count }, newUln)
  return [
    ...trainees.map((trainee) => enrolled(scene, trainee)),
    ...['one', 'two', 'three'].flatMap((code) =>
      trainees.map((trainee) =>
        said(scene.hei, 'module.passed', trainee, { module: code, credits: 20, level: 4, attempt: 1 }),
      ),
    ),
  ]
}

/** What was acknowledged, by event: the subject that the answer gave. */
type Acknowledged = Map<Sent, string>

const postParts = async (client: Client, hei: string, events: readonly Sent[], size: number, until = events.length) => {
  const acknowledged: Acknowledged = new Map()
  for (let from = 0; from < until; from += size) {
    const part = events.slice(from, from + size)
    const subjects = await client.stored(hei, ...part)
    for (const [at, event] of part.entries()) acknowledged.set(event, subjects[at] ?? '')
  }
  return acknowledged
}

/** Each acknowledged event is there: sent again it is a duplicate, about the trainee that it was about. */
const expectNothingLost = async (client: Client, hei: string, acknowledged: Acknowledged) => {
  const events = [...acknowledged.keys()]
  for (let from = 0; from < events.length; from += 500) {
    const part = events.slice(from, from + 500)
    const { body } = await client.postBatch(hei, part)
    expect(body.results).toEqual(
      part.map((event) => ({ id: event.id, subject: acknowledged.get(event), status: 'duplicate' })),
    )
  }
}

const expectCounted = (client: Client, { cohort }: Scene, events: readonly Sent[]) => {
  const enrolments = events.filter(({ type }) => type === 'trainee.enrolled').length
  return expect
    .poll(() => client.total('churn', `cohort=${cohort}`), { timeout: 60_000, interval: 200 })
    .toMatchObject({ enrolled: enrolments, active: enrolments, creditsEarned: (events.length - enrolments) * 20 })
}

describe('what was acknowledged is kept', () => {
  it('when the power goes right after an answer, twice over, the projector being at work', async () => {
    let client = await start()
    const scene = await client.newScene()
    const acknowledged: Acknowledged = new Map()
    for (const [size, until] of [
      [1, 7],
      [100, 400],
    ] as const) {
      const told = await postParts(client, scene.hei, storyOf(scene, 100), size, until)
      await powerCut()
      for (const [event, subject] of told) acknowledged.set(event, subject)

      client = await start()
      await expectNothingLost(client, scene.hei, acknowledged)
      await expectCounted(client, scene, [...acknowledged.keys()])
    }
    const [[, ref = ''] = []] = acknowledged
    expect(await client.get(national, `/trainees/${ref}`)).toMatchObject({ body: { ref, enrolments: [{}] } })
  })

  it('when the power goes with answers under way: sent again, all is stored once', async () => {
    let client = await start()
    const scene = await client.newScene()
    const story = storyOf(scene, 100)
    const acknowledged: Acknowledged = new Map()
    const answered = Promise.withResolvers<void>()
    const lanes = Array.from({ length: 8 }, async (_, lane) => {
      for (let from = lane * 10; from < story.length; from += 80) {
        const told = await postParts(client, scene.hei, story.slice(from, from + 10), 10)
        for (const [event, subject] of told) acknowledged.set(event, subject)
        if (acknowledged.size >= 120) answered.resolve()
      }
    })
    const ended = Promise.allSettled(lanes)
    await answered.promise
    await powerCut()
    expect((await ended).some(({ status }) => status === 'rejected')).toBe(true)

    client = await start()
    await expectNothingLost(client, scene.hei, acknowledged)
    const { body } = await client.postBatch(scene.hei, story)
    expect(body).toMatchObject({ rejected: 0 })
    expect(body.duplicate).toBeGreaterThanOrEqual(acknowledged.size)
    await expectCounted(client, scene, story)
  })

  it('when the platform alone is killed: its database goes with it, and all is there the next time', async () => {
    let client = await start()
    const scene = await client.newScene()
    const acknowledged = await postParts(client, scene.hei, storyOf(scene, 50), 50)
    expect(processesOf(folder).map(({ command }) => command)).toContain('java')
    await nodeOnly()

    client = await start()
    await expectNothingLost(client, scene.hei, acknowledged)
    await expectCounted(client, scene, [...acknowledged.keys()])
  })

  it('with tokens and references, over an end in order', async () => {
    let client = await start()
    const scene = await client.newScene()
    const token = await client.tokenOf(scene.hei)
    const enrolment = enrolled(scene, newUln())
    const [ref = ''] = await client.stored(scene.hei, enrolment)
    await expectCounted(client, scene, [enrolment])
    child.kill('SIGINT')
    expect(await child.exited).toBe(0)

    client = await start()
    const answer = await client.request(`/trainees/${ref}`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer).toMatchObject({ status: 200, body: { ref } })
    expect(await client.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 1 })
  })
})
