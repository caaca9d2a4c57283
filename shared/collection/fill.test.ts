import { describe, expect, it } from 'vitest'
import type { HeiRow } from '#events/return-rows.ts'
import type { AskedRow } from './asked.ts'
import { type Content, fill } from './fill.ts'
import type { ReadRow } from './row-statements.ts'

const [ann, bea] = ['t_aaaaaaaaaaaaaaaaaaaaaaaaaa', 't_bbbbbbbbbbbbbbbbbbbbbbbbbb'] as const
const about = { organisation: 'ukprn:10000011', round: '2021-03', at: '2021-03-04T09:00:00.000Z' }
const asked = (trainee: string, paused = false): AskedRow => ({
  trainee,
  cohort: '10000011/ap/2020-09',
  employer: 'ods:RAA',
  asks: 'training',
  ...(paused && { paused }),
})
const empty: Content = { asked: [asked(ann), asked(bea)], filled: [], said: [], dropped: [] }

const row = (nth: number, trainee: string, cells: Partial<HeiRow> = {}): ReadRow => ({
  row: nth,
  trainee,
  value: { trainee, ...cells } as HeiRow,
  faults: [],
})
const faulty = (nth: number, trainee?: string): ReadRow => ({
  row: nth,
  ...(trainee && { trainee }),
  faults: [{ column: trainee ? 'status' : 'trainee', detail: 'is wrong' }],
})
const told = ({ events }: ReturnType<typeof fill>) =>
  events.map(({ type, subject }) => `${type} ${subject.slice(0, 3)}`)
const results = ({ rows }: ReturnType<typeof fill>) => rows.map(({ status }) => status)

describe("an HEI's return", () => {
  it('has several modules of a trainee in several rows', () => {
    const filling = fill(
      empty,
      [
        row(2, ann, { module: 'A', credits: 20, level: 4 }),
        row(3, ann, { module: 'B', credits: 20, level: 5 }),
        row(4, bea),
      ],
      about,
    )
    expect(told(filling)).toEqual(['module.passed t_a', 'module.passed t_a'])
    expect(results(filling)).toEqual(['accepted', 'accepted', 'unchanged'])
  })

  it('cannot say two things of one module: the second row is told of the first', () => {
    const filling = fill(
      empty,
      [
        row(2, ann, { module: 'A', credits: 20, level: 4 }),
        row(3, ann, { module: 'A', credits: 30, level: 4 }),
        row(4, bea),
      ],
      about,
    )
    expect(results(filling)).toEqual(['accepted', 'rejected', 'unchanged'])
    expect(filling.rows[1]?.errors[0]?.detail).toContain('row 2')
  })

  it('takes a trainee who continues for answered, and says nothing', () => {
    const first = fill(empty, [row(2, ann, { status: 'continuing' }), row(3, bea)], about)
    expect([told(first), results(first)]).toEqual([[], ['accepted', 'unchanged']])
    expect(results(fill(first.content, [row(2, ann, { status: 'continuing' }), row(3, bea)], about))).toEqual([
      'unchanged',
      'unchanged',
    ])
  })

  it('says nothing new of an interruption that was known when the round opened, unless it has a date', () => {
    const known = { ...empty, asked: [asked(ann, true), asked(bea)] }
    const rows = [row(2, ann, { status: 'paused' }), row(3, bea, { status: 'paused' })]
    expect(told(fill(known, rows, about))).toEqual(['training.paused t_b'])
    expect(told(fill(known, [row(2, ann, { status: 'paused', date: '2021-03-01' }), row(3, bea)], about))).toEqual([
      'training.paused t_a',
    ])
  })

  it.each([
    ['withdrawn without a reason', { status: 'withdrawn' }, 'reason'],
    ['withdrawn for a reason of pauses', { status: 'withdrawn', reason: 'maternity' }, 'reason'],
    ['paused for a reason of withdrawals', { status: 'paused', reason: 'academic' }, 'reason'],
    ['a reason alone', { reason: 'health' }, 'reason'],
    ['awarded what', { status: 'awarded' }, 'award'],
    ['an award alone', { award: 'fdsc' }, 'award'],
    ['credits alone', { credits: 20 }, 'module'],
    ['a module without credits', { module: 'A', level: 4 }, 'credits'],
    ['a module without a level', { module: 'A', credits: 20 }, 'level'],
    ['a date alone', { date: '2021-03-01' }, 'date'],
    ['a day to come', { status: 'resumed', date: '2021-03-09' }, 'date'],
  ] as const)('has a fault with %s', (_, cells, column) => {
    const { rows } = fill(empty, [row(2, ann, cells)], about)
    expect(rows[0]?.errors.map((error) => error.column)).toEqual([column])
  })
})

describe('whoever is left out', () => {
  const before = fill(
    empty,
    [row(2, ann, { module: 'A', credits: 20, level: 4 }), row(3, bea, { status: 'resumed' })],
    about,
  ).content

  it('was dropped, and what was said of them is taken back', () => {
    expect(told(fill(before, [row(2, bea, { status: 'resumed' })], about))).toEqual([
      'event.voided t_a',
      'trainee.dropped t_a',
    ])
  })

  it('keeps what was said while their row has a fault', () => {
    const filling = fill(before, [faulty(2, ann), row(3, bea, { status: 'resumed' })], about)
    expect(told(filling)).toEqual([])
    expect(filling.content.filled.map(({ trainee }) => trainee).toSorted()).toEqual([ann, bea])
  })

  it('keeps the rows of what was said, but for those said anew beside a faulty one', () => {
    const filling = fill(
      before,
      [row(2, ann, { module: 'A', credits: 30, level: 4 }), faulty(3, ann), row(4, bea)],
      about,
    )
    expect(told(filling)).toEqual(['event.voided t_a', 'module.passed t_a', 'event.voided t_b'])
    expect(filling.content.filled).toEqual([{ trainee: ann, module: 'A', credits: 30, level: 4 }])
  })

  it('may be in a row that names nobody whom Ladder could read, so nobody was dropped', () => {
    expect(told(fill(before, [faulty(2), row(3, bea, { status: 'resumed' })], about))).toEqual([])
  })

  it('is nobody in a nil return, which takes back what was said', () => {
    const dropped = fill(before, [row(2, bea, { status: 'resumed' })], about).content
    expect(told(fill(dropped, [], about))).toEqual(['event.voided t_b', 'event.voided t_a'])
  })
})
