import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { COHORT, enrolled, passed, said, TRUST, withdrew } from '../test/telling.ts'
import type { Share } from './contribution.ts'
import type { CellDelta } from './grains.ts'
import { closingDate, publishedCells, registerFrom, sharesOf } from './publication.ts'
import { stalledEvent } from './stalled.ts'

const facts = { routeOf: () => 'foundation-degree' as const, regionOf: () => 'Y62' as const }
const TRAINEE = enrolled().subject
/** Rows that a publication of a date keeps of what was said of the trainee, by partition and cell. */
const cellsOn = (today: string, events: readonly RecordedEvent[]) => {
  const cells = publishedCells(today)
  cells.add(sharesOf(TRAINEE, events, facts, today))
  return cells.cells()
}
const inRegion = (cells: readonly CellDelta[]) => cells.find(({ slice }) => slice === 'p#region')?.counters

it('a publication looks at the day before the moment at which its round closes, in summer and in winter', () => {
  expect(closingDate('2021-06-22T23:00:00.000Z')).toBe('2021-06-22')
  expect(closingDate('2021-01-23T00:00:00.000Z')).toBe('2021-01-22')
})

it('a register as it was is looked up by programme and employer', () => {
  const programme = {
    id: '10000011/ap',
    title: 'Assistant practitioner',
    route: 'foundation-degree',
    specialism: 'generic',
    minimumIntake: 10,
    opened: '2018-01-01T09:00:00.000Z',
  } as const
  const employers = [
    { id: TRUST, region: 'Y62', icb: 'QOP' },
    { id: 'ods:RBB', region: 'Y56' },
  ] as const
  const register = registerFrom({ programmes: [programme], employers })
  expect(register.programme('10000011/ap')).toBe(programme)
  expect(register.programme('10000011/other')).toBeUndefined()
  expect([TRUST, 'ods:RBB', 'ods:RCC'].map((id) => register.icbOf(id))).toEqual(['QOP', undefined, undefined])
})

describe('what counts on a date', () => {
  const enrolment = enrolled('2018-09-10')

  it('is what the sweep of that date says, even if none ran', () => {
    expect(inRegion(cellsOn('2018-12-08', [enrolment]))).not.toHaveProperty('stalled')
    expect(inRegion(cellsOn('2018-12-09', [enrolment]))).toMatchObject({ enrolled: 1, active: 1, stalled: 1 })
    expect(inRegion(cellsOn('2018-12-09', [enrolment, withdrew('2018-12-01')]))).not.toHaveProperty('stalled')
  })

  it('is no more than that where the sweep ran', () => {
    const swept = stalledEvent(TRAINEE, { cohort: COHORT, progressed: '2018-09-10' }, '2018-12-09')
    const told = [enrolment, { ...swept, recordedtime: '2018-12-09T05:00:00.000Z' } as RecordedEvent]
    expect(cellsOn('2018-12-09', told)).toEqual(cellsOn('2018-12-09', [enrolment]))
    // A word of an earlier stand-still says nothing of the present one.
    const since = [...told, passed('2018-12-20', 'A')]
    expect(inRegion(cellsOn('2019-03-19', since))).not.toHaveProperty('stalled')
    expect(inRegion(cellsOn('2019-03-20', since))).toMatchObject({ stalled: 1 })
  })

  it('is the places of a cohort, and nothing of a programme', () => {
    const places = {
      ...said('ladder', '2018-01-01', 'places.commissioned', { places: 12, region: 'Y62' }),
      subject: COHORT,
    }
    expect(sharesOf(COHORT, [places as RecordedEvent], facts, '2018-12-09')).toEqual([
      { place: { region: 'Y62', cohort: COHORT }, counters: { places: 12 } },
    ])
    expect(sharesOf('10000011/ap', [], facts, '2018-12-09')).toEqual([])
  })
})

describe('the rows of a publication', () => {
  const share = (cohort: string, counters: Share['counters']): Share => ({ place: { region: 'Y62', cohort }, counters })
  const rowsOf = (today: string, ...shares: readonly (readonly [Share, 1 | -1])[]) => {
    const cells = publishedCells(today)
    for (const [each, sign] of shares) cells.add([each], sign)
    return cells.cells().map(({ slice, cell, counters }) => [slice, cell, Object.entries(counters)])
  }
  const A = share('10000011/ap/2018-09', { places: 2 })
  const B = share('10000011/ap/2019-09', { places: 3 })

  it('are sums in order, of each row the counters too, whatever came first', () => {
    const rows = [
      ['p#cohort#Y62', '10000011/ap/2018-09', [['places', 2]]],
      ['p#cohort#Y62', '10000011/ap/2019-09', [['places', 3]]],
      ['p#region', 'Y62|0', [['places', 5]]],
    ]
    expect(rowsOf('2018-12-09', [A, 1], [B, 1])).toEqual(rows)
    expect(rowsOf('2018-12-09', [B, 1], [A, 1])).toEqual(rows)
    const mixed = share('10000011/ap/2018-09', { withdrawn: 1, enrolled: 3, active: 2 })
    expect(rowsOf('2018-12-09', [mixed, 1])[0]?.[2]).toEqual([
      ['active', 2],
      ['enrolled', 3],
      ['withdrawn', 1],
    ])
  })

  it('are none where what was added was taken away again', () => {
    expect(rowsOf('2018-12-09', [A, 1], [B, 1], [A, -1])).toHaveLength(2)
    expect(rowsOf('2018-12-09', [A, 1], [A, -1])).toEqual([])
  })

  it('count by day only in the month of the date', () => {
    const due = share('10000011/ap/2018-09', { 'due@2020-09-30': 1, 'due@2020-10-01': 1 })
    const daily = (today: string) => rowsOf(today, [due, 1]).filter(([slice]) => `${slice}`.includes('daily'))
    expect(daily('2020-09-22')).toEqual([['p#daily-region#2020-09', 'Y62|0', [['due@2020-09-30', 1]]]])
    expect(daily('2020-08-22')).toEqual([])
    // By month whenever that is.
    expect(rowsOf('2018-12-09', [due, 1])).toContainEqual([
      'p#yearly-region',
      'Y62|0#2020',
      [
        ['due@2020-09', 1],
        ['due@2020-10', 1],
      ],
    ])
  })
})
