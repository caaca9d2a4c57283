import { describe, expect, it } from 'vitest'
import type { Content } from './content.ts'
import type { ReturnFigures } from './figures.ts'
import type { Filling, RowResult } from './fill.ts'
import { figuresAfter, receiptOf, withRefused } from './receipt.ts'

const at = '2021-03-04T09:00:00.000Z'
const about = { cohort: '10000011/ap/2018-09', employer: 'ods:RAA', asks: 'progress' } as const
const content = (asked: readonly string[], filled: readonly string[], dropped: Content['dropped'] = []): Content => ({
  asked: asked.map((trainee) => ({ trainee, ...about })),
  filled: filled.map((trainee) => ({ trainee, status: 'on-track' as const })),
  said: [],
  dropped,
})
const result = (row: number, status: RowResult['status']): RowResult => ({
  row,
  status,
  errors: status === 'rejected' ? [{ column: 'band', detail: 'is wrong' }] : [],
})
const rows = [result(2, 'accepted'), result(3, 'rejected'), result(4, 'unchanged'), result(5, 'accepted')]
const filling = (
  rows: readonly RowResult[],
  content: Content,
  rowOf: ReadonlyMap<string, number> = new Map(),
): Filling => ({ content, rows, events: [], rowOf })

describe('the figures of a return that was filled', () => {
  const stored = (known: Partial<ReturnFigures> = {}): ReturnFigures => ({
    ...{ organisation: 'ods:RAA', employers: ['ods:RAA'] },
    ...{ asked: 3, answered: 0, rows: 0, rowErrors: 0 },
    ...known,
  })
  const figuresWith = (
    known: Partial<ReturnFigures>,
    filled: readonly string[],
    results: readonly RowResult[] = [],
    isNil = false,
  ) => figuresAfter(stored(known), filling(results, content(['t_ann', 't_bea', 't_cal'], filled)), { isNil, at })
  const earlier = '2021-03-02T09:00:00.000Z'

  it('have each of those asked about once, however many rows there are, and nobody else', () => {
    expect(figuresWith({}, ['t_ann', 't_ann', 't_bea', 't_dan'], rows)).toStrictEqual({
      ...{ rows: 4, rowErrors: 1, answered: 2 },
      ...{ nil: false, submitted: at, dropped: 0 },
    })
  })

  it('leave it out while nothing in it is answered', () => {
    expect(figuresWith({}, [], [result(2, 'rejected')])).toStrictEqual({
      rows: 1,
      rowErrors: 1,
      answered: 0,
      nil: false,
      dropped: 0,
    })
  })

  it('have how many it stands that it left out', () => {
    const slot = { n: 1, subject: 't_ann', since: at }
    const dropped: Content['dropped'] = [
      ['t_ann', { ...slot, content: 'left out' }],
      ['t_bea', { ...slot, subject: 't_bea' }],
    ]
    const left = filling([], content(['t_ann', 't_bea'], [], dropped))
    expect(figuresAfter(stored(), left, { isNil: false, at })).toMatchObject({ dropped: 1 })
  })

  it('keep the moment at which it first was in', () => {
    expect(figuresWith({ submitted: earlier }, ['t_ann']).submitted).toBe(earlier)
    expect(figuresWith({ submitted: earlier }, []).submitted).toBe(earlier)
  })

  it('have everybody answered in a nil return, which stays one until something is answered', () => {
    expect(figuresWith({}, [], [], true)).toStrictEqual({
      rows: 0,
      rowErrors: 0,
      answered: 3,
      nil: true,
      submitted: at,
      dropped: 0,
    })
    const nil = { nil: true, submitted: earlier }
    expect(figuresWith(nil, [], [result(2, 'rejected')])).toMatchObject({ answered: 3, nil: true, submitted: earlier })
    expect(figuresWith(nil, ['t_ann'])).toMatchObject({ answered: 1, nil: false, submitted: earlier })
    expect(figuresWith({ nil: false }, [])).toMatchObject({ answered: 0, nil: false })
  })
})

describe('the receipt of a return', () => {
  const told = { round: '2021-03', organisation: 'ods:RAA', status: 'submitted', dryRun: false } as const

  it('counts rows by what became of them, and those who stand as left out', () => {
    const slot = { n: 1, subject: 't_ann', since: at }
    const dropped: Content['dropped'] = [
      ['t_ann', { ...slot, content: 'left out' }],
      ['t_bea', { ...slot, subject: 't_bea' }],
    ]
    expect(receiptOf(filling(rows, content([], [], dropped)), told)).toEqual({
      ...told,
      counts: { rows: 4, accepted: 2, unchanged: 1, rejected: 1, dropped: 1 },
      rows,
    })
  })

  it('is empty for a nil return', () => {
    const counts = { rows: 0, accepted: 0, unchanged: 0, rejected: 0, dropped: 0 }
    expect(receiptOf(filling([], content([], [])), told)).toEqual({ ...told, counts, rows: [] })
  })
})

describe('events that were refused', () => {
  const rowOf = new Map([
    ['first', 2],
    ['second', 4],
    ['third', 4],
  ])

  it('have the rows that they come from rejected, told why, and leave the others as they were', () => {
    const results = withRefused(
      filling(rows, content([], []), rowOf),
      new Map([['second', { detail: 'is about somebody else' }]]),
    )
    expect(results).toEqual([
      ...rows.slice(0, 2),
      { row: 4, status: 'rejected', errors: [{ column: 'trainee', detail: 'is about somebody else' }] },
      ...rows.slice(3),
    ])
  })

  it('tell each of their reasons where several come from one row', () => {
    const refused = new Map([
      ['second', { detail: 'is too late' }],
      ['third', { detail: 'is unknown' }],
    ])
    const [, , row] = withRefused(filling(rows, content([], []), rowOf), refused)
    expect(row?.errors.map(({ detail }) => detail)).toEqual(['is too late', 'is unknown'])
  })

  it('are told for themselves, not for the voids that were not sent because of them', () => {
    const refused = new Map([
      ['second', { detail: 'is too late' }],
      ['third', undefined],
    ])
    const [, , row] = withRefused(filling(rows, content([], []), rowOf), refused)
    expect(row?.errors.map(({ detail }) => detail)).toEqual(['is too late'])
  })

  it('reject no row where they come from none', () => {
    const refused = new Map([['a void of what is gone', { detail: 'was too late' }]])
    expect(withRefused(filling(rows, content([], []), rowOf), refused)).toEqual(rows)
  })
})
