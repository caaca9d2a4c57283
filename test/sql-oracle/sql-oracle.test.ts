import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { parseEvent } from '#events/envelope.ts'
import { ladderInMemory } from '../laws/cube-in-memory.ts'
import { readable } from '../oracle/compare.ts'
import { filtered, pairs, totalsAndSlices } from '../oracle/questions.ts'
import { randomFrom } from '../oracle/random.ts'
import { randomWorld } from '../oracle/world.ts'
import type { Answer, Query, World } from '../oracle/world-types.ts'
import { bigHistory, bigRegister } from './big-history.ts'
import { BIG_NOW } from './big-history-telling.ts'
import { compareWithOracle, openOracle, openOracles } from './sql-oracle.ts'

const moments = [
  '2021-06-15T12:00:00.000Z',
  '2024-02-29T00:00:00.000Z',
  '2023-02-28T23:59:59.999Z',
  '2022-12-31T09:00:00.000Z',
]
const churn: Query = { aggregate: 'churn', filters: {}, groupBy: [] }

const ladderOf = ({ employers, events }: World, now: string) => {
  const ladder = ladderInMemory(employers, events)
  return (query: Query) => ladder.ask(query as never, now.slice(0, 10)) as Answer
}

describe('Ladder answers as SQL over the log does', () => {
  it('in every measure, by every slice and pair of slices, and filtered', async () => {
    const histories = Array.from({ length: 8 }, (_, nth) => {
      const now = moments[nth % moments.length] ?? BIG_NOW
      const { employers, events } = randomWorld(100 + nth, now, 50)
      return { employers, events: [...events, ...soundsOfTheSweep(events, now)], now }
    })
    const { ask, close } = await openOracles(histories)
    for (const [nth, world] of histories.entries()) {
      const queries = [...totalsAndSlices(), ...pairs(), ...(nth < 2 ? filtered(world, randomFrom(nth), 1) : [])]
      const oracle = { ask: (query: Query) => ask(nth, query) }
      const found = await compareWithOracle(oracle, ladderOf(world, world.now), queries)
      expect(found.length, readable(found)).toBe(0)
    }
    close()
  }, 120_000)

  it('over a history of the big kind, read from a file', async () => {
    const { employers } = bigRegister()
    const events = [...bigHistory(1, 400)]
    const folder = mkdtempSync(join(tmpdir(), 'big-history-'))
    const file = join(folder, 'log.ndjson')
    writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    const oracle = await openOracle({ events: file, employers }, BIG_NOW)
    rmSync(folder, { recursive: true })

    const found = await compareWithOracle(oracle, ladderOf({ events, employers }, BIG_NOW), totalsAndSlices())
    expect(found.length, readable(found)).toBe(0)
    expect((await oracle.ask(churn)).total).toMatchObject({ enrolled: expect.any(Number), stalled: 0 })
    oracle.close()
  }, 60_000)

  it('and not when an event is missing', async () => {
    const [now = ''] = moments
    const { employers, events } = randomWorld(1, now, 20)
    const anEnrolment = events.findIndex(({ type }) => type === 'trainee.enrolled')
    const oracle = await openOracle({ employers, events: events.toSpliced(anEnrolment, 1) }, now)
    const found = await compareWithOracle(oracle, ladderOf({ employers, events }, now), [churn])
    expect(readable(found)).toContain('| total | enrolled: expected')
    oracle.close()
  }, 60_000)
})

describe('the oracle, counted by hand', { timeout: 60_000 }, () => {
  const employers = { 'ods:RAA': { region: 'Y62' } }
  const hei = '/organisations/ukprn:10000011'
  const cohort = '10000011/ap/2020-01'
  const said = (id: string, type: string, time: string, data: object, subject = 't1') =>
    ({
      specversion: '1.0',
      id,
      source: hei,
      type,
      subject,
      time: `${time}T09:00:00.000Z`,
      data,
    }) as unknown as LadderEvent
  const enrolled = (trainee: string) => {
    const terms = { employer: 'ods:RAA', entryBand: 3, funding: 'levy', guaranteedPost: true, setting: 'other' }
    return said(
      `e-${trainee}`,
      'trainee.enrolled',
      '2020-01-06',
      { cohort, ...terms, expectedEnd: '2021-12-31' },
      trainee,
    )
  }
  const withdrawn = (trainee: string, date: string) =>
    said(`w-${trainee}`, 'trainee.withdrawn', date, { reason: 'health' }, trainee)
  const voids = (id: string, event: string, trainee: string) =>
    said(id, 'event.voided', '2020-09-01', { event, reason: 'wrong' }, trainee)
  const answerTo = async (query: Query, events: readonly LadderEvent[], now = '2020-06-15T00:00:00Z') => {
    const { ask, close } = await openOracle({ events, employers }, now)
    const answer = await ask(query)
    close()
    return answer
  }
  const totalOf = async (events: readonly LadderEvent[]) => (await answerTo(churn, events)).total

  it('has the survival of Kaplan and Meier', async () => {
    const trainees = ['t1', 't2', 't3', 't4']
    const { retention } = await totalOf([
      ...trainees.map(enrolled),
      withdrawn('t1', '2020-02-20'),
      withdrawn('t2', '2020-04-30'),
    ])
    expect(retention).toEqual([
      { month: 0, atRisk: 4, withdrawn: 0, survival: 1 },
      { month: 1, atRisk: 4, withdrawn: 1, survival: 0.75 },
      { month: 2, atRisk: 3, withdrawn: 0, survival: 0.75 },
      { month: 3, atRisk: 3, withdrawn: 1, survival: 0.5 },
      { month: 4, atRisk: 2, withdrawn: 0, survival: 0.5 },
      { month: 5, atRisk: 2, withdrawn: 0, survival: 0.5 },
    ])
  })

  it('lets voids of voids, and voids in a circle, void nothing', async () => {
    const trainees = ['t1', 't2', 't3', 't4']
    const { withdrawn: count } = await totalOf([
      ...trainees.flatMap((trainee) => [enrolled(trainee), withdrawn(trainee, '2020-03-01')]),
      voids('v1', 'w-t1', 't1'),
      ...[voids('v2', 'w-t2', 't2'), voids('v2a', 'v2', 't2')],
      ...[voids('v3', 'w-t3', 't3'), voids('v3a', 'v3', 't3'), voids('v3b', 'v3a', 't3')],
      ...[voids('v4', 'v4a', 't4'), voids('v4a', 'v4', 't4')],
    ])
    // Those of t1 and t3 did not happen.
    expect(count).toBe(2)
  })

  it('counts the last twelve months from the day after this date a year ago', async () => {
    const awarded = ['2020-06-14', '2020-06-15', '2020-06-16'].flatMap((date, nth) => [
      enrolled(`t${nth}`),
      said(`a-${nth}`, 'qualification.awarded', date, { award: 'fdsc' }, `t${nth}`),
    ])
    const byRegion: Query = { aggregate: 'sustainability', filters: {}, groupBy: ['region'] }
    const rowsOn = async (today: string) => (await answerTo(byRegion, awarded, today)).rows
    expect(await rowsOn('2021-06-15')).toMatchObject([{ enrolled: 3, completionsPerYear: 1, largestHeiShare: null }])
    expect(await rowsOn('2021-06-14')).toMatchObject([{ completionsPerYear: 2 }])
    expect(await rowsOn('2021-01-05')).toMatchObject([{ completionsPerYear: 3, largestHeiShare: 1 }])
    expect(await rowsOn('2021-01-06')).toMatchObject([{ largestHeiShare: null }])
  })

  it('takes an enrolment to stand still as long as nothing that counts came after what the sweep saw', async () => {
    const sweep = (since: string) => ({
      ...said(`s-${since}`, 'training.stalled', '2020-06-01', { cohort, since }),
      source: '/ladder',
    })
    const standsStill = async (...told: LadderEvent[]) => (await totalOf([enrolled('t1'), ...told])).stalled
    expect(await standsStill(sweep('2020-01-06'))).toBe(1)
    expect(await standsStill(sweep('2020-01-06'), said('r', 'training.resumed', '2020-02-01', {}))).toBe(1)
    const pause = said('p', 'training.paused', '2020-01-20', {})
    expect(await standsStill(sweep('2020-01-06'), pause, said('r', 'training.resumed', '2020-02-01', {}))).toBe(0)
    expect(await standsStill(sweep('2020-02-01'), pause, said('r', 'training.resumed', '2020-02-01', {}))).toBe(1)
    expect(await standsStill(sweep('2020-01-06'), pause)).toBe(0)
  })

  it('takes an event that is there twice once', async () => {
    const events = [enrolled('t1'), withdrawn('t1', '2020-03-01')]
    expect(await totalOf([...events, ...events])).toEqual(await totalOf(events))
  })
})

describe('a big history', { timeout: 60_000 }, () => {
  const trainees = 300
  const events = [...bigHistory(1, trainees)]

  it('is the same for the same seed, with every id once and some twenty events a trainee', () => {
    expect([...bigHistory(1, 50)]).toEqual([...bigHistory(1, 50)])
    expect([...bigHistory(2, 50)]).not.toEqual([...bigHistory(1, 50)])
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    const aboutTrainees = events.filter(({ subject }) => !subject.includes('/')).length
    expect(aboutTrainees / trainees).toBeGreaterThan(17)
    expect(aboutTrainees / trainees).toBeLessThan(21)
  })

  it('has only events that the door lets in', () => {
    for (const event of events)
      expect(parseEvent(event, new Date(BIG_NOW))).toMatchObject({ ok: true, value: { time: event.time } })
  })
})

// The sweep's words about whoever seemed to stand still: some of them overtaken, some about an enrolment that has ended.
const soundsOfTheSweep = (events: readonly LadderEvent[], now: string): LadderEvent[] =>
  events.flatMap((event, nth) => {
    if (event.type !== 'module.passed' && event.type !== 'trainee.enrolled') return []
    const enrolment = events.find(({ type, subject }) => type === 'trainee.enrolled' && subject === event.subject)
    const time = new Date(Date.parse(event.time) + 90 * 86_400_000).toISOString()
    if (!enrolment || time > now) return []
    const { cohort } = enrolment.data as { readonly cohort: string }
    const since = event.time.slice(0, 10)
    const told = { specversion: '1.0', id: `s-${nth}`, source: '/ladder', subject: event.subject, time } as const
    return [{ ...told, type: 'training.stalled', data: { cohort, since } }]
  })
