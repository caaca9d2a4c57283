import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { functions } from '#functions/catalogue.ts'
import { clockFrom } from '#local/clock.ts'
import { type Platform, startPlatform } from '#local/platform.ts'
import { type Client, clientOf, enrolled, national, newUln, problem, type Scene, said, voided } from './client.ts'

/** What the stream has not brought by then, it has lost. Less than a token lasts. */
const A_WHILE = 20 * 60 * 1000

let platform: Platform
let ladder: Client
/** While it is, the relay loses what its stream brings. */
let isLosing = false
const clock = clockFrom()

type Told = RecordedEvent & { readonly data: Readonly<Record<string, unknown>> }
type Page = { readonly events: readonly Told[]; readonly next: string; readonly upToDate: boolean }

beforeAll(async () => {
  const handlerOf = async (name: string) => {
    const { handler } = await import(`../../functions/${name}/handler.ts`)
    if (name !== 'relay') return handler
    return (...call: unknown[]) => (isLosing ? { batchItemFailures: [] } : handler(...call))
  }
  platform = await startPlatform({ port: 0, clock, functions: { declarations: functions, handlerOf } })
  ladder = clientOf(platform.url)
})
afterAll(() => platform?.stop())

/** Somebody who follows the feed: keeps asking from where the last answer ended. */
const readerOf = (by: string, limit: number) => {
  const told: Told[] = []
  let after: string | undefined
  const read = async (): Promise<Page> => {
    const query = new URLSearchParams({ limit: String(limit), ...(after && { after }) })
    const { status, body, text } = await ladder.get<Page>(by, `/feed?${query}`)
    if (status !== 200) throw new Error(text)
    told.push(...body.events)
    after = body.next
    return body
  }
  /** Reads all that there is. */
  const catchUp = async (): Promise<void> => {
    while (!(await read()).upToDate);
  }
  return { read, catchUp, told, ids: () => new Set(told.map(({ id }) => id)) }
}

const passed = (hei: string, trainee: string, module: string) =>
  said(hei, 'module.passed', trainee, { module, credits: 10, level: 4, attempt: 1 })

/** Posts what it likes in batches of changing sizes; the ids of all that was stored. */
const tell = async (scene: Scene, batches: number): Promise<readonly string[]> => {
  const ids: string[] = []
  for (let batch = 0; batch < batches; batch++) {
    const events = Array.from({ length: 1 + ((batch * 13) % 40) }, () => enrolled(scene, newUln()))
    await ladder.stored(scene.hei, ...events)
    ids.push(...events.map(({ id }) => id))
  }
  return ids
}

describe('a reader who keeps asking with the last cursor', () => {
  it('is told every event while many post, in the order recorded', async () => {
    const scenes = await Promise.all(Array.from({ length: 4 }, () => ladder.newScene()))
    const [early, slow] = [readerOf(national, 1000), readerOf(national, 7)]
    let isOver = false
    const following = [early, slow].map(async ({ read }) => {
      while (!isOver) await read()
    })
    const ids = (await Promise.all(scenes.map((scene) => tell(scene, 6)))).flat()
    await platform.drained()
    isOver = true
    await Promise.all(following)
    const late = readerOf(national, 200)
    for (const reader of [early, slow, late]) {
      await reader.catchUp()
      expect(ids.filter((id) => !reader.ids().has(id))).toEqual([])
      expect(reader.told.length).toBe(reader.ids().size)
    }
    expect(late.told.map(({ id }) => id)).toEqual(early.told.map(({ id }) => id))
    for (const scene of scenes) {
      const times = late.told.filter(({ source }) => source.endsWith(scene.hei)).map((event) => event.recordedtime)
      expect(times).toEqual(times.toSorted())
    }
  })

  it('is told what a stream lost once it is mended, behind the cursor that they have', async () => {
    const scene = await ladder.newScene()
    await platform.drained()
    const reader = readerOf(national, 200)
    isLosing = true
    const lost = await tell(scene, 3)
    await platform.drained()
    isLosing = false
    const after = await tell(scene, 2)
    await platform.drained()
    await reader.catchUp()
    expect(after.filter((id) => !reader.ids().has(id))).toEqual([])
    expect(lost.filter((id) => reader.ids().has(id))).toEqual([])

    clock.moveTo(new Date(clock.now().getTime() + A_WHILE))
    const { handler: republish } = await import('#functions/republish/handler.ts')
    await republish()
    await reader.catchUp()
    expect(lost.filter((id) => !reader.ids().has(id))).toEqual([])
    expect(reader.told.length).toBe(reader.ids().size)
  })

  it('finds every page, however many write at the same moment', async () => {
    const { appendToFeed, BEGINNING, readFeed } = await import('#shared/store/feed.ts')
    const page = (nth: string) =>
      Array.from({ length: 3 }, (_, at) => ({ ...passed('ukprn:10000011', 't', 'M'), id: `page ${nth}-${at}` }))
    const start = await readFeed(BEGINNING, 1_000_000)
    const found: string[] = []
    let position = start.next
    const follow = async () => {
      const { entries, next } = await readFeed(position, 2)
      position = next
      found.push(...entries.map(({ event }) => event))
      return entries.length
    }
    let isOver = false
    const following = (async () => {
      while (!isOver) await follow()
      while ((await follow()) > 0);
    })()
    const writer = async (name: number) => {
      for (let nth = 0; nth < 8; nth++) await appendToFeed(page(`${name}-${nth}`) as never, clock.now())
    }
    await Promise.all(Array.from({ length: 6 }, (_, name) => writer(name)))
    isOver = true
    await following
    expect(found.length).toBe(6 * 8 * 3)
    expect(new Set(found).size).toBe(6 * 8 * 3)
  })
})

describe('the feed', () => {
  it('tells the event without free text, and no ULN', async () => {
    const scene = await ladder.newScene()
    const uln = newUln()
    const event = { ...enrolled(scene, uln), id: `enrolment-of-${uln}` }
    const [ref = ''] = await ladder.stored(scene.hei, event)
    await ladder.stored(scene.hei, voided(scene.hei, event, { subject: ref }))
    await platform.drained()
    const reader = readerOf(national, 1000)
    await reader.catchUp()
    const about = reader.told.filter(({ subject }) => subject === ref)
    expect(about).toMatchObject([
      {
        specversion: '1.0',
        type: 'trainee.enrolled',
        source: `/organisations/${scene.hei}`,
        data: { cohort: scene.cohort },
      },
      { type: 'event.voided', recordedtime: expect.stringMatching(/Z$/) },
    ])
    expect(about[1]?.data).not.toHaveProperty('reason')
    expect(JSON.stringify(reader.told)).not.toContain(uln)
  })

  it('tells a region of its own trainees, and of those who come to it from the beginning', async () => {
    const [own, other] = [await ladder.newScene({ region: 'Y62' }), await ladder.newScene({ region: 'Y56' })]
    await ladder.registered('hee:Y62')
    const reader = readerOf('hee:Y62', 50)
    const [here = ''] = await ladder.stored(own.hei, enrolled(own, newUln()))
    const [there = ''] = await ladder.stored(other.hei, enrolled(other, newUln()))
    await ladder.stored(other.hei, passed(other.hei, there, 'M1'))
    await platform.drained()
    await reader.catchUp()
    const subjects = () => new Set(reader.told.map(({ subject }) => subject))
    expect(subjects()).toContain(here)
    expect(subjects()).toContain(own.programme)
    expect(subjects()).not.toContain(there)

    await ladder.stored(other.hei, said(other.hei, 'trainee.transferred', there, { employer: own.employer }))
    await platform.drained()
    await reader.catchUp()
    const types = reader.told.filter(({ subject }) => subject === there).map(({ type }) => type)
    expect(types).toEqual(['trainee.enrolled', 'module.passed', 'trainee.transferred'])
  })

  it('is for commissioners, and says what is wrong with a query', async () => {
    const { hei } = await ladder.newScene()
    expect(await ladder.get(hei, '/feed')).toMatchObject(problem(403))
    for (const limit of ['0', '1001', 'ten'])
      expect(await ladder.get(national, `/feed?limit=${limit}`)).toMatchObject(problem(400, '/limit'))
    for (const after of ['bmV4dA', 'MC4w'])
      expect(await ladder.get(national, `/feed?after=${after}`)).toMatchObject(problem(400, '/after'))
    expect(await ladder.get(national, '/feed?since=2020')).toMatchObject(problem(400, '/since'))
  })
})
