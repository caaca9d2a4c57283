import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import type { Query } from '#shared/plan.ts'
import { COHORT, events, HEI, OTHER_TRUST, passed, TRUST, ulns } from './call-sites-told.ts'
import { tableNameOf } from './deployment.ts'
import { type LadderOverModel, ladderOverModel } from './ladder-over-model.ts'

const MONTH = '2021-06'
/** The end of the 22nd in London, where it is summer. */
const CLOSING = '2021-06-22T23:00:00.000Z'

let ladder: LadderOverModel
let calls: number
let dieAt: number

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2021-06-20T09:00:00Z') })
  calls = 0
  dieAt = Number.POSITIVE_INFINITY
  ladder = await ladderOverModel({
    now: '2021-06-20T09:00:00Z',
    aws: async (call, answer) => {
      if (call.command === 'BatchExecuteStatementCommand' || call.command === 'PutCommand') calls++
      if (calls >= dieAt) throw new Error('the process died')
      return answer(call)
    },
  })
  await ladder.put(TRUST, { name: 'Hillside Trust', region: 'Y62', icb: 'QOP' })
  await ladder.put(OTHER_TRUST, { name: 'Seaside Trust', region: 'Y56' })
  await ladder.put(HEI, { name: 'Riverside University' })
  await post(HEI, events.opening)
  await ladder.settle()
  await post(HEI, ...events.cohort, events.progress[0] as LadderEvent)
  await post('hee:england', events.places)
  await ladder.settle()
})
afterEach(() => vi.useRealTimers())

const post = async (by: string, ...sent: readonly LadderEvent[]) => {
  for (const { status, answered } of await ladder.post(by, sent))
    if (status >= 300) throw new Error(`${status} ${answered}`)
  await ladder.settle()
}
const at = (time: string) => vi.setSystemTime(new Date(time))
const publish = async (month = MONTH, moment = CLOSING) =>
  (await import('#shared/store/publish.ts')).publish(month, moment)
const restate = async () => (await import('#shared/store/restate.ts')).restate(new Date().toISOString())

type Body = {
  readonly asOf: string
  readonly publication?: string
  readonly disclosure: string
  readonly total: Readonly<Record<string, unknown>>
  readonly rows: readonly (Readonly<Record<string, unknown>> & { readonly key: object })[]
  readonly restated?: { readonly total: Readonly<Record<string, unknown>> } | null
}
const asked = async (query: Partial<Query>, publication?: string, by = 'hee:england'): Promise<Body> => {
  const { status, body } = await ladder.aggregate(
    by,
    { aggregate: 'churn', filters: {}, groupBy: [], ...query },
    publication,
  )
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as Body
}

const stored = () => [...ladder.model.items(tableNameOf('publications'))].map((item) => JSON.stringify(item)).toSorted()
const parts = () => stored().filter((item) => !item.includes('"publication":"publications"'))

const questions: readonly Partial<Query>[] = [
  {},
  { groupBy: ['region'] },
  { aggregate: 'outcomes', groupBy: ['icb', 'setting'] },
  { aggregate: 'sustainability', groupBy: ['programme'] },
  { aggregate: 'sustainability', groupBy: ['region'] },
  { filters: { cohort: COHORT }, groupBy: ['employer'] },
  { filters: { employer: TRUST }, groupBy: ['cohort'] },
  { filters: { employer: TRUST, setting: 'community' } },
  { filters: { region: 'Y56' }, groupBy: ['funding'] },
]

const withdrawn: LadderEvent = events.lost[2]

describe('a publication', () => {
  it('says what the live figures said at its moment, whatever is asked', async () => {
    at('2021-06-22T22:59:30Z')
    await ladder.invoke('sweep', {})
    await ladder.settle()
    const live = await Promise.all(questions.map((query) => asked(query)))
    at('2021-06-22T23:05:00Z')
    await publish()
    await post(HEI, { ...withdrawn, id: 'later' })
    for (const [nth, query] of questions.entries()) {
      const { asOf, publication, restated, ...figures } = await asked(query, MONTH)
      const { asOf: _, ...before } = live[nth] as Body
      expect({ asOf, publication, restated }).toEqual({ asOf: CLOSING, publication: MONTH, restated: null })
      expect([query, figures]).toEqual([query, before])
    }
  })

  it('is the same late as on time, and what the sweep missed counts', async () => {
    at('2021-06-22T23:05:00Z')
    await publish()
    const onTime = stored()
    expect((await asked({}, MONTH)).total).toMatchObject({ active: 3, stalled: 2 })

    for (const item of ladder.model.items(tableNameOf('publications')))
      await ladder.model.execute('DeleteCommand', {
        TableName: tableNameOf('publications'),
        Key: { publication: item.publication, part: item.part },
      })
    at('2021-07-20T04:30:00Z')
    await post(HEI, withdrawn)
    await ladder.invoke('sweep', {})
    await ladder.settle()
    expect(stored()).toEqual([])
    await publish()
    expect(stored()).toEqual(onTime)
  })

  it('never changes: published again, nothing is; published with other content, nothing is told of it', async () => {
    at('2021-06-22T23:05:00Z')
    await publish()
    const before = stored()
    await post(HEI, withdrawn)
    await publish()
    await publish(MONTH, '2021-06-23T23:00:00Z')
    expect(stored()).toEqual(before)
  })

  it('killed at any write and run again ends complete, and shows to nobody before', async () => {
    at('2021-06-22T23:05:00Z')
    calls = 0
    await publish('2020-01')
    const writes = calls
    expect(writes).toBeGreaterThanOrEqual(2)
    for (let nth = 1; nth <= writes; nth++) {
      const month = `2021-0${nth}`
      calls = 0
      dieAt = nth
      await expect(publish(month)).rejects.toThrow('the process died')
      dieAt = Number.POSITIVE_INFINITY
      await expect(asked({}, month)).rejects.toThrow('404')
      await publish(month)
      expect((await asked({}, month)).total).toMatchObject({ enrolled: 3 })
    }
  })

  it('of a month that there is not is refused with those that there are', async () => {
    await expect(asked({}, '2021-05')).rejects.toThrow('nothing is published yet')
    at('2021-06-22T23:05:00Z')
    await publish()
    await expect(asked({}, '2021-05')).rejects.toThrow('there are 2021-06')
  })
})

describe('a correction', () => {
  beforeEach(async () => {
    at('2021-06-22T23:05:00Z')
    await publish()
  })

  it('shows as restated beside the published figure, where it has happened before the moment', async () => {
    const frozen = parts()
    await post(HEI, withdrawn, passed('too-late', ulns.ann, '2021-06-23'))
    await restate()
    const churn = await asked({ groupBy: ['region'] }, MONTH)
    expect(churn.total).toMatchObject({ active: 3, withdrawn: 0, creditsEarned: 20 })
    expect(churn.restated?.total).toMatchObject({ active: 2, withdrawn: 1, creditsEarned: 20 })
    expect(await asked({ filters: { region: 'Y56' } }, MONTH)).toMatchObject({ restated: null })
    expect(parts()).toEqual(expect.arrayContaining(frozen))
  })

  it('by a void counts, though the void was said later; taken back itself, nothing is restated', async () => {
    const voiding = (id: string, event: string): LadderEvent =>
      ({
        ...events.progress[2],
        id,
        subject: ulns.ann,
        time: '2021-07-01T09:00:00.000Z',
        data: { event, reason: 'x' },
      }) as LadderEvent
    at('2021-07-01T10:00:00Z')
    await post(HEI, voiding('void', 'passed-ann'))
    await restate()
    expect((await asked({}, MONTH)).restated?.total).toMatchObject({ creditsEarned: 0, stalled: 3 })
    await post(HEI, voiding('void-of-void', 'void'))
    at('2021-07-02T05:00:00Z')
    await restate()
    expect(await asked({}, MONTH)).toMatchObject({ restated: null })
  })

  it('of a programme restates what is looked up in it, and trainees whose route it is', async () => {
    const reopened = {
      ...events.opening,
      id: 'corrected',
      time: '2020-01-07T09:00:00.000Z',
    } as LadderEvent<'programme.opened'>
    await post(HEI, { ...reopened, data: { ...reopened.data, minimumIntake: 9 } })
    await restate()
    const { rows, restated } = await asked({ aggregate: 'sustainability', groupBy: ['programme'] }, MONTH)
    expect(rows[0]).toMatchObject({ minimumIntake: 3, status: 'viable' })
    expect(restated).toMatchObject({ rows: [{ minimumIntake: 9, status: 'at-risk' }] })
  })

  it('is not a change of the register, which has no date', async () => {
    await ladder.put(TRUST, { name: 'Hillside Trust', region: 'Y63' })
    await ladder.settle()
    await restate()
    expect(await asked({ groupBy: ['region'] }, MONTH)).toMatchObject({ restated: null })
  })

  it('is kept once, and only the one before it stays beside it', async () => {
    for (const [nth, who] of [ulns.ann, ulns.bea, ulns.cai].entries()) {
      at(`2021-07-0${nth + 1}T05:00:00Z`)
      await post(HEI, { ...withdrawn, id: `withdrawn-${who}`, subject: who })
      await restate()
      at(`2021-07-0${nth + 1}T06:00:00Z`)
      await restate()
    }
    const names = new Set(
      [...ladder.model.items(tableNameOf('publications'))].map(({ publication }) => String(publication)),
    )
    expect([...names].filter((name) => name.includes('#restated#'))).toHaveLength(2)
    expect((await asked({}, MONTH)).restated).toMatchObject({
      asOf: '2021-07-03T06:00:00.000Z',
      total: { withdrawn: 3 },
    })
  })
})

describe('who has no exact figures', () => {
  it('is answered from the latest publication, and live before there is one', async () => {
    const query = { filters: { region: 'Y62' } } as const
    expect(await asked(query, undefined, HEI)).toMatchObject({ disclosure: 'rounded' })
    expect(await asked(query, undefined, HEI)).not.toHaveProperty('publication')
    at('2021-06-22T23:05:00Z')
    await publish()
    await post(HEI, withdrawn)
    await restate()
    const found = await asked(query, undefined, HEI)
    expect(found).toMatchObject({ disclosure: 'rounded', publication: MONTH, asOf: CLOSING })
    expect(found).not.toHaveProperty('restated')
    expect(await asked({}, undefined, HEI)).toMatchObject({ disclosure: 'exact', total: { withdrawn: 1 } })
  })
})
