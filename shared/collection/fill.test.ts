import { describe, expect, it } from 'vitest'
import { LADDER_SOURCE, sourceOf } from '#events/envelope.ts'
import type { HeiRow } from '#events/return-rows.ts'
import type { AskedRow } from './asked.ts'
import type { Content } from './content.ts'
import { answersOf, fill, without } from './fill.ts'
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

  it('takes nothing from a row with a fault', () => {
    const filling = fill(empty, [row(2, ann, { module: 'A', credits: 20 }), faulty(3, bea)], about)
    expect(filling.rows).toEqual([
      { row: 2, status: 'rejected', errors: [{ column: 'level', detail: expect.any(String) }] },
      { row: 3, status: 'rejected', errors: [{ column: 'status', detail: 'is wrong' }] },
    ])
    expect([told(filling), filling.content.filled]).toEqual([[], []])
  })

  it('takes cells left empty for no answer', () => {
    expect(answersOf({ trainee: ann, status: 'paused', module: undefined })).toEqual([['status', 'paused']])
    const { content, rows } = fill(empty, [row(2, ann, { status: undefined }), row(3, bea)], about)
    expect(content.filled).toEqual([])
    expect(rows).toEqual([2, 3].map((row) => ({ row, status: 'unchanged', errors: [] })))
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
    expect(results(filling)).toEqual(['accepted', 'rejected', 'accepted'])
    expect(filling.content.filled).toEqual([{ trainee: ann, module: 'A', credits: 30, level: 4 }])
  })

  it('keeps, of a row of which a part was said anew beside a faulty one, the rest, so that it can be given back', () => {
    const both = { status: 'resumed', date: '2021-03-02', module: 'A', credits: 20, level: 4 } as const
    const said = fill(empty, [row(2, ann, both), row(3, bea)], about).content
    const module = { module: 'A', credits: 30, level: 4, date: '2021-03-02' } as const
    const filling = fill(said, [row(2, ann, module), faulty(3, ann), row(4, bea)], about)
    expect(told(filling)).toEqual(['event.voided t_a', 'module.passed t_a'])
    expect(filling.content.filled).toEqual([
      { trainee: ann, ...module },
      { trainee: ann, status: 'resumed', date: '2021-03-02' },
    ])
    const [first, second] = filling.content.filled
    const givenBack = [row(2, ann, first as HeiRow), row(3, ann, second as HeiRow), row(4, bea)]
    expect(told(fill(filling.content, givenBack, about))).toEqual([])
  })

  it('stays answered while their row has a fault, if they were continuing', () => {
    const continuing = { trainee: ann, status: 'continuing' }
    const { content } = fill(empty, [row(2, ann, { status: 'continuing' }), row(3, bea)], about)
    expect(fill(content, [faulty(2, ann), row(3, bea)], about).content.filled).toEqual([continuing])
  })

  it('may be in a row that names nobody whom Ladder could read, so nobody was dropped', () => {
    expect(told(fill(before, [faulty(2), row(3, bea, { status: 'resumed' })], about))).toEqual([])
  })

  it('stays dropped meanwhile if they were, and only then', () => {
    const unread = [faulty(2), row(3, bea, { status: 'resumed' })]
    const dropped = fill(before, unread.slice(1), about).content
    expect(told(fill(dropped, unread, about))).toEqual([])
    const back = fill(dropped, [row(2, ann), ...unread.slice(1)], about)
    expect(told(back)).toEqual(['event.voided t_a'])
    expect(told(fill(back.content, unread, about))).toEqual([])
  })

  it('is back with any row of theirs in a later round', () => {
    const february = fill(empty, [row(2, bea)], { ...about, round: '2021-02' }).content
    const rows = [row(2, ann, { status: 'continuing' }), row(3, bea)]
    const back = fill(empty, rows, about, [{ round: '2021-02', dropped: february.dropped }])
    expect(told(back)).toEqual(['event.voided t_a'])
    expect(back.content.back).toEqual(back.events.map(({ id }) => id))
  })

  it('is nobody in a nil return, which takes back what was said', () => {
    const dropped = fill(before, [row(2, bea, { status: 'resumed' })], about).content
    expect(told(fill(dropped, [], about))).toEqual(['event.voided t_b', 'event.voided t_a'])
  })
})

describe('the events of a return', () => {
  const rows = [row(2, ann, { status: 'resumed', module: 'A', credits: 20, level: 4 })]
  const first = fill(empty, rows, about)

  it("are the organisation's, but for those left out, which only Ladder says", () => {
    expect(first.events.map(({ type, source, data }) => [type, source, data])).toEqual([
      ['training.resumed', sourceOf(about.organisation), {}],
      ['module.passed', sourceOf(about.organisation), { module: 'A', credits: 20, level: 4, attempt: 1 }],
      ['trainee.dropped', LADDER_SOURCE, { organisation: about.organisation, from: 'return', period: '2021-03' }],
    ])
  })

  it('that take something back say in which return', () => {
    const { events } = fill(first.content, [row(2, ann), row(3, bea)], about)
    expect(events.map(({ source, data }) => ({ source, ...data }))).toEqual([
      ...[sourceOf(about.organisation), sourceOf(about.organisation), LADDER_SOURCE].map((source, nth) => ({
        source,
        event: first.events[nth]?.id,
        reason: expect.stringContaining('2021-03'),
      })),
    ])
  })

  it('come from rows, each from the first that says it, but for what is gone and who was left out', () => {
    const rowsOf = ({ events, rowOf }: typeof first) => events.map(({ id }) => rowOf.get(id))
    expect(rowsOf(first)).toEqual([2, 2, undefined])
    const again = fill(first.content, [row(5, ann, { module: 'A', credits: 30, level: 4 }), row(6, bea)], about)
    expect(again.events.map(({ type }) => type)).toEqual([
      'event.voided',
      'event.voided',
      'module.passed',
      'event.voided',
    ])
    expect(rowsOf(again)).toEqual([undefined, 5, 5, undefined])
    expect(again.rowOf.size).toBe(2)
  })

  it('have ids of their own in each round, and those of Ladder for each organisation', () => {
    const others = [
      { ...about, round: '2021-04' },
      { ...about, organisation: 'ukprn:10000022' },
    ].map((other) => fill(empty, rows, other).events.map(({ id }) => id))
    const ids = first.events.map(({ id }) => id)
    expect(others.map((other) => other.filter((id) => ids.includes(id)).length)).toEqual([0, 2])
    expect(fill(empty, rows, about).events.map(({ id }) => id)).toEqual(ids)
  })

  it('stand for nothing once refused, and are said anew under other ids when the rows are sent again', () => {
    const refused = first.events[0]?.id ?? ''
    const content = without(first.content, new Set([refused]), { ...about, before: [] })
    expect({ ...content, said: [] }).toEqual({ ...first.content, said: [] })
    const again = fill(content, rows, about)
    expect([told(again), results(again)]).toEqual([['training.resumed t_a'], ['accepted']])
    expect(again.events[0]?.id).not.toBe(refused)
    const others = without(first.content, new Set([refused]), { round: '2021-04', before: [] })
    expect(told(fill(others, rows, about))).toEqual([])
  })

  it('leave what they were to replace once refused, and replace it when the rows are sent again', () => {
    const [, ...others] = rows
    const corrected = [row(2, ann, { status: 'resumed', module: 'A', credits: 30, level: 4 }), ...others]
    const { events, content } = fill(first.content, corrected, about)
    const [taken, replacement] = [first, { events }].map((said) =>
      said.events.find(({ type }) => type === 'module.passed'),
    )
    expect(replacement?.subject).toBe(ann)
    const left = without(content, new Set([replacement?.id ?? '']), { ...about, before: first.content.said })
    expect(fill(left, rows, about).events).toEqual([])
    const again = fill(left, corrected, about).events
    expect(again.map(({ data }) => ('event' in data ? data.event : undefined))).toEqual([taken?.id, undefined])
    expect(events.map(({ id }) => id)).not.toContain(again[1]?.id)
  })
})
