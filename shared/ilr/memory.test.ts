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
const file = (year: number, more: Partial<FileAt> = {}): FileAt => ({
  organisation: 'ukprn:10000011',
  from: `${year}-08-01`,
  at: `${year}-12-01T09:00:00.000Z`,
  period: `${year}-12`,
  digest: (content) => content,
  ...more,
})

/** What files say one after the other of one learner, in short; the last memory. */
const told = (...files: readonly (readonly [at: FileAt, slots: readonly Slot[]])[]) => {
  let memory: Memory | undefined
  const said = files.map(([at, slots]) => {
    const toSay = toSayOf({ slots }, learning, memory, at)
    memory = toSay.memory
    return toSay.events.map(({ id }) => id.slice('ilr/k/'.length))
  })
  return { said, memory: memory as Memory }
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

  it('says that training was resumed only where a pause was said', () => {
    const back = [enrolled(), resumed('2021-09-01')]
    expect(told([file(2021), back]).said).toEqual([['enrolled/1']])
    const { said } = told([file(2020), [enrolled(), paused('2021-02-01')]], [file(2021), back], [file(2021), back])
    expect(said.slice(1)).toEqual([['resumed-2021-09-01/1'], []])
  })

  it('says a refused fact again', () => {
    const { memory } = told([file(2020), [enrolled()]])
    const forgotten = withoutRefused(memory, new Set(['ilr/k/enrolled/1']), 'k')
    const again = toSayOf({ slots: [enrolled()] }, learning, forgotten, file(2020))
    expect(again.events.map(({ id }) => id)).toEqual(['ilr/k/enrolled/2'])
  })

  it('has Ladder say that the learner moved', () => {
    const moved = { why: 'provider', date: '2021-03-01' } as const
    const { fromLadder, memory } = toSayOf({ slots: [enrolled()], moved }, learning, undefined, file(2020))
    expect(fromLadder).toMatchObject([{ type: 'trainee.moved', source: '/ladder', data: { cohort, why: 'provider' } }])
    const back = toSayOf({ slots: [enrolled()] }, learning, memory, file(2020))
    expect(back.fromLadder).toMatchObject([{ type: 'event.voided', data: { event: fromLadder[0]?.id } }])
  })
})

describe('a learner whom a file leaves out', () => {
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
    expect(ofAbsent(back.memory, 2021)?.fromLadder).toMatchObject([{ id: 'ilr/k/dropped/2' }])
  })

  it('is rightly left out by the file of a year after the last aim was closed', () => {
    const { memory } = told([file(2020), [enrolled(), paused('2021-02-01')]])
    expect(ofAbsent(memory, 2021)).toBeUndefined()
    expect(ofAbsent(memory, 2020)).toBeDefined()
    const back = told(
      [file(2020), [enrolled(), paused('2021-02-01')]],
      [file(2021), [enrolled(), resumed('2021-09-01')]],
    )
    expect(ofAbsent(back.memory, 2022)).toBeDefined()
  })
})
