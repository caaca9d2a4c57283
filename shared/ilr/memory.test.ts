import { describe, expect, it } from 'vitest'
import { type FileAt, type Memory, toSayOf, toSayOfAbsent, withoutRefused } from './memory.ts'
import { type Slot, slot } from './slots.ts'

const learning = { key: 'k', subject: 't_aaaaaaaaaaaaaaaaaaaaaaaaaa' }
const cohort = '10000011/ap/2020-09'

const enrolled = (expectedEnd = '2022-08-31'): Slot =>
  slot('enrolled', 'trainee.enrolled', '2020-09-14', {
    cohort,
    employer: 'ods:RAA',
    entryBand: 3,
    funding: 'levy',
    guaranteedPost: false,
    setting: 'community',
    expectedEnd,
  })
const paused = (date: string) => slot(`paused-${date}`, 'training.paused', date, {})
const resumed = (date: string): Slot => ({
  ...slot(`resumed-${date}`, 'training.resumed', date, {}),
  endsEarlierPause: true,
})
const passed = (module: string, date: string) =>
  slot(`module-${module}`, 'module.passed', date, { module, credits: 20, level: 4, attempt: 1 })
const moved = { why: 'provider', date: '2021-03-01' } as const
const file = (year: number, more: Partial<FileAt> = {}): FileAt => ({
  organisation: 'ukprn:10000011',
  from: `${year}-08-01`,
  at: `${year}-12-01T09:00:00.000Z`,
  period: `${year}-12`,
  digest: (content) => content,
  ...more,
})

/** What files say one after the other of one learner, in short; the last memory, and how much was said before. */
const told = (...files: readonly (readonly [at: FileAt, slots: readonly Slot[]])[]) => {
  let memory: Memory | undefined
  const unchanged: number[] = []
  const said = files.map(([at, slots]) => {
    const toSay = toSayOf({ slots }, learning, memory, at)
    memory = toSay.memory
    unchanged.push(toSay.unchanged)
    return toSay.events.map(({ id }) => id.slice('ilr/k/'.length))
  })
  return { said, unchanged, memory: memory as Memory }
}

describe('a file after another', () => {
  it('says what is new, nothing that is the same, and voids what is otherwise or gone', () => {
    const { said } = told(
      [file(2020), [enrolled()]],
      [file(2020), [enrolled()]],
      [file(2020), [enrolled(), paused('2021-02-01')]],
      [file(2020), [enrolled('2023-01-31')]],
    )
    expect(said).toEqual([
      ['enrolled/1'],
      [],
      ['paused-2021-02-01/1'],
      ['enrolled/1/void', 'enrolled/2', 'paused-2021-02-01/1/void'],
    ])
  })

  it('lets stand what was before its year, and what is after it where it comes late', () => {
    const { said } = told(
      [file(2020), [enrolled(), paused('2021-02-01')]],
      [file(2021), [enrolled(), paused('2021-10-01')]],
      [file(2020, { until: '2021-08-01' }), [enrolled(), paused('2021-02-01')]],
    )
    expect(said).toEqual([['enrolled/1', 'paused-2021-02-01/1'], ['paused-2021-10-01/1'], []])
  })

  it('takes back what is gone from its year, though it comes late, and what there is when it says nothing', () => {
    const late = file(2020, { until: '2021-08-01' })
    const { said } = told(
      [file(2020), [enrolled(), paused('2021-02-01')]],
      [file(2021), [enrolled(), paused('2021-10-01')]],
      [late, [enrolled()]],
      [late, []],
    )
    expect(said.slice(2)).toEqual([['paused-2021-02-01/1/void'], ['enrolled/1/void']])
  })

  it('counts what is the same, and gives a reason for what it takes back', () => {
    const first = [enrolled(), passed('50104767', '2021-01-11'), paused('2021-02-01')]
    const next = [enrolled('2023-01-31'), passed('50104767', '2021-01-11')]
    const { unchanged, memory } = told([file(2020), first], [file(2020), next], [file(2020), next])
    expect(unchanged).toEqual([0, 1, 2])
    const { events } = toSayOf({ slots: [enrolled('2023-01-31')] }, learning, memory, file(2020))
    expect(events).toMatchObject([{ type: 'event.voided', data: { reason: expect.stringContaining('later ILR') } }])
  })

  it('says that training was resumed only where a pause was said', () => {
    const back = [enrolled(), resumed('2021-09-01')]
    expect(told([file(2021), back]).said).toEqual([['enrolled/1']])
    const { said } = told([file(2020), [enrolled(), paused('2021-02-01')]], [file(2021), back], [file(2021), back])
    expect(said.slice(1)).toEqual([['resumed-2021-09-01/1'], []])
  })

  it('says no return from a pause that was never said, or was taken back; one that was said stays', () => {
    const back = [enrolled(), resumed('2021-09-01')]
    const withPause = [enrolled(), paused('2021-02-01')]
    expect(told([file(2020), [enrolled()]], [file(2021), back]).said.at(-1)).toEqual([])
    expect(told([file(2020), withPause], [file(2020), [enrolled()]], [file(2021), back]).said.at(-1)).toEqual([])
    const { said } = told(
      [file(2020), withPause],
      [file(2021), back],
      [file(2020, { until: '2021-08-01' }), [enrolled()]],
      [file(2021), back],
    )
    expect(said.slice(2)).toEqual([['paused-2021-02-01/1/void'], []])
  })

  it('says a refused fact again', () => {
    const { memory } = told([file(2020), [enrolled()]])
    const forgotten = withoutRefused(memory, new Set(['ilr/k/enrolled/1']), 'k', undefined)
    const again = toSayOf({ slots: [enrolled()] }, learning, forgotten, file(2020))
    expect(again.events.map(({ id }) => id)).toEqual(['ilr/k/enrolled/2'])
  })

  it('says no other fact again because one was refused', () => {
    const facts = [enrolled(), paused('2021-02-01')]
    const { memory } = told([file(2020), [...facts, passed('50104767', '2021-01-11')]], [file(2020), facts])
    expect(withoutRefused(memory, new Set(['ilr/other/enrolled/1']), 'k', undefined)).toStrictEqual(memory)
    const forgotten = withoutRefused(memory, new Set(['ilr/k/paused-2021-02-01/1']), 'k', undefined)
    const again = toSayOf({ slots: facts }, learning, forgotten, file(2020))
    expect(again.events.map(({ id }) => id)).toEqual(['ilr/k/paused-2021-02-01/2'])
  })

  it('has what stood before stand where a correction of it is refused, and says the correction again', () => {
    const { memory: before } = told([file(2020), [enrolled()]])
    const changed = toSayOf({ slots: [enrolled('2023-01-31')] }, learning, before, file(2020))
    expect(changed.events.map(({ id }) => id)).toEqual(['ilr/k/enrolled/1/void', 'ilr/k/enrolled/2'])
    const kept = withoutRefused(changed.memory, new Set(['ilr/k/enrolled/2']), 'k', before)
    expect(toSayOf({ slots: [enrolled()] }, learning, kept, file(2020)).events).toEqual([])
    const again = toSayOf({ slots: [enrolled('2023-01-31')] }, learning, kept, file(2020))
    expect(again.events.map(({ id }) => id)).toEqual(['ilr/k/enrolled/1/void', 'ilr/k/enrolled/3'])
  })

  it('has Ladder say that the learner moved', () => {
    const { fromLadder, memory } = toSayOf({ slots: [enrolled()], moved }, learning, undefined, file(2020))
    expect(fromLadder).toMatchObject([
      { id: 'ilr/k/moved/1', type: 'trainee.moved', source: '/ladder', data: { cohort, why: 'provider' } },
    ])
    expect(fromLadder[0]?.time.slice(0, 10)).toBe(moved.date)
    const back = toSayOf({ slots: [enrolled()] }, learning, memory, file(2020))
    expect(back.fromLadder).toMatchObject([
      { type: 'event.voided', data: { event: 'ilr/k/moved/1', reason: expect.stringContaining('later ILR') } },
    ])
    expect(toSayOf({ slots: [], moved }, learning, undefined, file(2020)).fromLadder).toEqual([])
  })
})

describe('a file that comes after one of a later year', () => {
  const late = file(2020, { until: '2021-08-01' })
  const outdated = { ...learning, isOutdated: true }
  const afterLater = (memory: Memory, slots: readonly Slot[], more: Partial<Parameters<typeof toSayOf>[0]> = {}) =>
    toSayOf({ slots, ...more }, outdated, memory, late)

  it('adds and corrects what happened in its own year, and leaves the enrolment as the later one has it', () => {
    const { memory } = told([file(2020), [enrolled(), paused('2021-02-01')]], [file(2021), [enrolled('2023-01-31')]])
    const { events, unchanged, memory: now } = afterLater(memory, [enrolled(), passed('50104767', '2021-06-01')])
    expect(events.map(({ id }) => id.slice('ilr/k/'.length))).toEqual(['paused-2021-02-01/1/void', 'module-50104767/1'])
    expect(unchanged).toBe(1)
    expect(now.slots.enrolled).toEqual(memory.slots.enrolled)
  })

  it('says what no file has said, the enrolment too', () => {
    expect(afterLater({ subject: learning.subject, slots: {}, ladder: {} }, [enrolled()]).events).toHaveLength(1)
  })

  it('leaves standing where the learner went, that one was left out, and what was closed', () => {
    const away = toSayOf({ slots: [enrolled()], moved, closed: moved.date }, learning, undefined, file(2021)).memory
    const dropped = toSayOfAbsent(told([file(2020), [enrolled()]]).memory, 'k', file(2021))?.memory as Memory
    for (const memory of [away, dropped]) {
      const { fromLadder, memory: now } = afterLater(memory, [enrolled()])
      expect(fromLadder).toEqual([])
      expect([now.ladder, now.closed]).toEqual([memory.ladder, memory.closed])
    }
    expect(afterLater(away, [enrolled()], { moved: { ...moved, date: '2021-01-01' } }).fromLadder).toEqual([])
  })

  it('is the last word on somebody whom the later one left out, but for that', () => {
    const gone = toSayOfAbsent(told([file(2020), [enrolled()]]).memory, 'k', file(2021))?.memory as Memory
    const { fromLadder, memory } = toSayOf({ slots: [enrolled()], closed: '2021-07-01' }, learning, gone, late)
    expect([fromLadder, memory.closed]).toEqual([[], '2021-07-01'])
    // Left out by an earlier file of its own year, the learner is back.
    const missed = toSayOfAbsent(told([file(2020), [enrolled()]]).memory, 'k', file(2020))?.memory
    expect(toSayOf({ slots: [enrolled()] }, learning, missed, late).fromLadder).toMatchObject([
      { type: 'event.voided' },
    ])
  })
})

describe('a learner whom a file leaves out', () => {
  const closedOn = (closed: string) => toSayOf({ slots: [enrolled()], closed }, learning, undefined, file(2020)).memory
  const ofAbsent = (memory: Memory, year = 2020) => toSayOfAbsent(memory, 'k', file(year))

  it('is said to be dropped, once, and by Ladder alone', () => {
    const { memory } = told([file(2020), [enrolled()]])
    const dropped = ofAbsent(memory)
    expect(dropped?.events).toEqual([])
    expect(dropped?.fromLadder).toMatchObject([
      {
        type: 'trainee.dropped',
        source: '/ladder',
        data: { organisation: 'ukprn:10000011', from: 'file', period: '2020-12' },
      },
    ])
    expect(ofAbsent(dropped?.memory as Memory, 2021)).toBeUndefined()

    const back = toSayOf({ slots: [enrolled()] }, learning, dropped?.memory, file(2021))
    expect([back.events, back.fromLadder]).toMatchObject([[], [{ type: 'event.voided' }]])
    expect(JSON.parse(JSON.stringify(dropped?.memory))).toStrictEqual(dropped?.memory)
    expect(ofAbsent(back.memory, 2021)?.fromLadder).toMatchObject([{ id: 'ilr/k/dropped/2' }])
  })

  it('is rightly left out by the file of a year after the last aim was closed', () => {
    const memory = closedOn('2021-02-01')
    expect(ofAbsent(memory, 2021)).toBeUndefined()
    expect(ofAbsent(memory, 2020)).toBeDefined()
    const back = toSayOf({ slots: [enrolled()] }, learning, memory, file(2021)).memory
    expect(ofAbsent(back, 2022)).toBeDefined()
  })

  it('is not, who closed on the first day of the year, since its file should have that aim', () => {
    const memory = closedOn('2021-08-01')
    expect(ofAbsent(memory, 2021)?.fromLadder).toMatchObject([{ type: 'trainee.dropped' }])
    expect(ofAbsent(memory, 2022)).toBeUndefined()
  })

  it('is not told of who was never enrolled, or is so no more', () => {
    expect(ofAbsent(told([file(2020), []]).memory)).toBeUndefined()
    expect(ofAbsent(told([file(2020), [enrolled()]], [file(2020), []]).memory)).toBeUndefined()
  })

  it('has moved all the same where that was said', () => {
    const { memory } = toSayOf({ slots: [enrolled()], moved }, learning, undefined, file(2020))
    const dropped = ofAbsent(memory)
    expect(dropped?.fromLadder).toMatchObject([{ type: 'trainee.dropped' }])
    expect(dropped?.memory.ladder.moved).toEqual(memory.ladder.moved)
  })
})
