import { describe, expect, it } from 'vitest'
import type { Share } from './contribution.ts'
import {
  type CellDelta,
  cellDeltas,
  dailySliceOf,
  type GrainName,
  grainNames,
  placeOfCell,
  startOfCell,
  sumByCell,
  yearlySliceOf,
} from './grains.ts'

const place = {
  region: 'Y62',
  cohort: '10000011/ap/2018-09',
  employer: 'ods:RAA',
  setting: 'community',
  funding: 'levy',
  guaranteedPost: true,
} as const
const share = (counters: Share['counters']): Share => ({ place, counters })
/** The grain that a partition is of, with or without its dates. */
const grainOf = (slice: string) => slice.split('#')[1]?.replace(/^[a-z]+-/, '')
const namesOf = (deltas: readonly CellDelta[]) => deltas.map(({ slice, cell }) => `${slice} ${cell}`)

describe('an enrolment', () => {
  it('counts in a row of every grain', () => {
    expect(cellDeltas('g1', share({ enrolled: 1 }), 0, 1)).toEqual([
      { slice: 'g1#region', cell: 'Y62|0', counters: { enrolled: 1 } },
      { slice: 'g1#terms#Y62', cell: 'community|levy|true', counters: { enrolled: 1 } },
      { slice: 'g1#employer#Y62', cell: 'ods:RAA', counters: { enrolled: 1 } },
      { slice: 'g1#cohort#Y62', cell: '10000011/ap/2018-09', counters: { enrolled: 1 } },
      {
        slice: 'g1#everything#Y62',
        cell: '10000011/ap/2018-09|ods:RAA|community|levy|true',
        counters: { enrolled: 1 },
      },
    ])
  })

  it('is taken back with the sign turned', () => {
    for (const { counters } of cellDeltas('g1', share({ enrolled: 1, credits: 20 }), 0, -1))
      expect(counters).toEqual({ enrolled: -1, credits: -20 })
  })

  it('has all its dates in the row of a cohort, and only those asked for of a coarse grain apart from its row', () => {
    const undated = { enrolled: 1, 'lost@12': 1, 'openFrom@2018-09': 1 }
    const dates = { 'due@2020-09-30': 1, 'met@2020-10-01': 2, 'opened@2018-09-10': 1, 'undue@2020-09-30': 1 }
    const deltas = cellDeltas('g1', share({ ...undated, ...dates }), 0, 1)
    const ofGrain = (grain: GrainName) => deltas.filter(({ slice }) => grainOf(slice) === grain)
    for (const grain of ['region', 'terms', 'employer'] as const) {
      const [row, ...apart] = ofGrain(grain).map(({ counters }) => counters)
      expect(row).toEqual(undated)
      const told = apart.flatMap((counters) => Object.entries(counters))
      expect(told.filter(([name]) => !/^(due|met)@/.test(name))).toEqual([])
      expect(Object.fromEntries(told)).toMatchObject({ 'due@2020-09-30': 1, 'met@2020-10-01': 2 })
    }
    for (const grain of ['cohort', 'everything'] as const)
      expect(ofGrain(grain).map(({ counters }) => counters)).toEqual([{ ...undated, ...dates }])
  })
})

it('dates kept apart are summed by month in a row a year, and by day in a partition a month', () => {
  const deltas = sumByCell(
    cellDeltas('g1', share({ 'due@2020-09-30': 1, 'met@2020-09-01': 1, 'due@2021-01-31': 2 }), 0, 1),
  )
  const rowsIn = (slice: string) => deltas.filter((delta) => delta.slice === slice)
  for (const grain of ['terms', 'employer', 'region'] as const) {
    const yearly = rowsIn(yearlySliceOf('g1', grain, 'Y62'))
    expect(yearly.map(({ cell }) => cell.slice(cell.indexOf('#')))).toEqual(['#2020', '#2021'])
    expect(yearly.map(({ counters }) => counters)).toEqual([
      { 'due@2020-09': 1, 'met@2020-09': 1 },
      { 'due@2021-01': 2 },
    ])
    const ofMonth = (month: string) => rowsIn(dailySliceOf('g1', grain, 'Y62', month)).map(({ counters }) => counters)
    expect(ofMonth('2020-09')).toEqual([{ 'due@2020-09-30': 1, 'met@2020-09-01': 1 }])
    expect(ofMonth('2021-01')).toEqual([{ 'due@2021-01-31': 2 }])
  }
  for (const { slice } of deltas) expect(slice.startsWith('g1#')).toBe(true)
})

it('the cells of a cohort and an employer are found by their start, and none of one that begins alike', () => {
  const cell = cellDeltas('g1', share({ enrolled: 1 }), 0, 1).find(({ slice }) => grainOf(slice) === 'everything')?.cell
  expect(cell?.startsWith(startOfCell(place.cohort, 'ods:RAA'))).toBe(true)
  expect(cell?.startsWith(startOfCell(place.cohort, 'ods:RA'))).toBe(false)
})

it('places count by region and by cohort only', () => {
  const { region, cohort } = place
  expect(namesOf(cellDeltas('g1', { place: { region, cohort }, counters: { places: 8 } }, 0, 1))).toEqual([
    'g1#region Y62|0',
    'g1#cohort#Y62 10000011/ap/2018-09',
  ])
})

it('a row tells from its key the dimensions that its grain stores, of dates too', () => {
  const cells = cellDeltas('g1', share({ enrolled: 1, 'due@2020-09-30': 1 }), 1, 1)
  const stored: Readonly<Record<GrainName, object>> = {
    region: { region: 'Y62' },
    terms: { region: 'Y62', setting: 'community', funding: 'levy', guaranteedPost: true },
    employer: { region: 'Y62', employer: 'ods:RAA' },
    cohort: { region: 'Y62', cohort: place.cohort },
    everything: place,
  }
  for (const grain of grainNames) {
    const rows = cells.filter(({ slice }) => slice.split('#')[1]?.replace(/^(yearly|daily)-/, '') === grain)
    expect(rows.map(({ cell }) => placeOfCell(grain, 'Y62', cell))).toEqual(rows.map(() => stored[grain]))
    expect(rows.length).toBeGreaterThan(0)
  }
  // The coarsest rows of all regions are read together.
  expect(placeOfCell('region', 'Y56', 'Y62|1')).toEqual({ region: 'Y62' })
  expect(placeOfCell('terms', 'Y62', 'community|levy|false')).toMatchObject({ guaranteedPost: false })
})

it('what is added to one row is summed, and what comes to nothing is left out', () => {
  const delta = (cell: string, counters: CellDelta['counters']) => ({ slice: 'g1#region', cell, counters })
  expect(
    sumByCell([
      delta('Y62|0', { enrolled: 1, active: 1 }),
      delta('Y60|0', { enrolled: 1 }),
      delta('Y62|0', { active: -1, completed: 1 }),
      delta('Y60|0', { enrolled: -1 }),
    ]),
  ).toEqual([delta('Y62|0', { enrolled: 1, completed: 1 })])
})
