import { describe, expect, it } from 'vitest'
import type { ChurnMeasures, OutcomesMeasures, SustainabilityMeasures } from '#events/measures.ts'
import { churnOf } from '#shared/aggregates/churn.ts'
import { outcomesOf } from '#shared/aggregates/outcomes.ts'
import { exact } from '#shared/disclosure.ts'
import { apelTable, placesTable, postsTable, regionsTable, retentionTable, settingsTable } from './tables.ts'

const context = {
  register: { programme: () => undefined, icbOf: () => undefined },
  today: '2026-11-01',
  disclosure: exact,
  placesKnown: true,
}
const asOf = '2014-09-30T12:00:00.000Z'
const nothing = { churn: churnOf([], context), outcomes: outcomesOf([], context) }
const churn = (measures: Partial<ChurnMeasures>): ChurnMeasures => ({ ...nothing.churn, ...measures })
const outcomes = (measures: Partial<OutcomesMeasures>): OutcomesMeasures => ({ ...nothing.outcomes, ...measures })
const places: SustainabilityMeasures = { places: 60, enrolled: 45, fillRate: 0.75 }
const names = new Map([
  ['10000001/ap-a', 'Course A'],
  ['Y60', 'Midlands'],
])
const lineWith = (table: string, name: string) => table.split('\n').find((line) => line.trim().startsWith(name)) ?? ''
const headingOf = (table: string) => table.split('\n')[0]?.trim()

describe('places', () => {
  const course = {
    ...places,
    intakes: [9, 8, 7, 6, 5, 0].map((enrolled, year) => ({ intake: `201${year}-09`, places: 12, enrolled })),
    minimumIntake: 10,
    trend: -1,
    volatility: 0.2,
  }
  const table = placesTable(
    {
      asOf,
      total: places,
      rows: [
        { key: { programme: '10000001/ap-b' }, ...course, status: 'viable' },
        { key: { programme: '10000001/ap-a' }, ...course, status: 'unviable' },
      ],
    },
    names,
  )

  it('have a heading that says what is the matter', () => {
    expect(headingOf(table)).toBe(
      '75 % of 60 commissioned places were taken; 0 of 2 programmes closed, 1 more in danger',
    )
  })

  it('come worst first, by name or else by id, with the last intakes that have begun against the minimum', () => {
    expect(table.indexOf('Course A')).toBeLessThan(table.indexOf('10000001/ap-b'))
    expect(lineWith(table, 'Course A')).toMatch(/60 +45 +75 % + 8 → +7 → +6 → +5 +10 +−1\.0 +unviable$/)
    expect(lineWith(table, 'All')).toMatch(/All +60 +45 +75 %$/)
  })
})

describe('regions', () => {
  const region = { ...places, programmesOpen: 3, inPost: 20 }
  const tableWith = (heis: number) =>
    regionsTable({ asOf, total: places, rows: [{ key: { region: 'Y60' }, ...region, heis }] }, names)

  it('name those that depend on one HEI', () => {
    expect(headingOf(tableWith(1))).toBe('One HEI is all that is left in Midlands')
    expect(headingOf(tableWith(2))).toBe('Every region can choose between HEIs')
    expect(lineWith(tableWith(1), 'Midlands')).toMatch(/60 +45 +75 % +3 +1 +20$/)
  })
})

describe('retention', () => {
  const retention = Array.from({ length: 13 }, (_, month) => ({
    month,
    atRisk: 9,
    withdrawn: 0,
    survival: 1 - month / 100,
  }))
  const intake = churn({
    enrolled: 30,
    withdrawn: 3,
    completed: 20,
    withdrawalRate: 0.1,
    pathwayAttrition: 0.33,
    retention,
  })
  const table = retentionTable({ asOf, total: intake, rows: [{ key: { intake: '2020-09' }, ...intake }] })

  it('sets withdrawals beside what they hide', () => {
    expect(headingOf(table)).toBe('10 % withdrew, but 33 % had not completed when they were expected to')
  })

  it('reads survival when so many months are over, and a dash where nobody has come so far', () => {
    expect(lineWith(table, '2020-09')).toMatch(/10 % +89 % +– +33 %$/)
  })
})

describe('outcomes', () => {
  const region = outcomes({
    completed: 20,
    confirmed: 12,
    missing: 6,
    awaited: 2,
    postRate: 0.6,
    guaranteed: 10,
    guaranteedConfirmed: 7,
    guaranteeKeptRate: 0.7,
    missingByReason: { ...nothing.outcomes.missingByReason, 'role-not-defined': 4, 'no-vacancy': 2 },
    apel: { ...nothing.outcomes.apel, applicants: 5, twoYearRate: 0.2, declined: 1 },
    leftForPreRegistrationWithoutPost: 3,
  })

  it('say how many posts there are and how many guarantees were not kept', () => {
    const table = postsTable({ asOf, total: region, rows: [{ key: { region: 'Y60' }, ...region }] }, names)
    expect(headingOf(table)).toBe('60 % of those who completed have a band 4 post; 3 of 10 guarantees were not kept')
    expect(lineWith(table, 'Midlands')).toMatch(/20 +12 +6 +2 +60 % +10 +7 +70 %$/)
  })

  it('hold APEL against the benchmark', () => {
    const table = apelTable({ asOf, total: region, rows: [{ key: { region: 'Y60' }, ...region }] }, names)
    expect(headingOf(table)).toContain("20 % of applicants to nursing and the like got two years' credit")
    expect(headingOf(table)).toContain('the benchmark is 80 %')
    expect(lineWith(table, 'Midlands')).toMatch(/5 +1 +0 +0 +0 +0 +0 +20 % +3$/)
  })

  it('compare mental with physical health, and name what stops people most', () => {
    const table = settingsTable({
      asOf,
      total: region,
      rows: [
        { key: { setting: 'mental-health' }, ...region },
        { key: { setting: 'physical-health' }, ...nothing.outcomes },
      ],
    })
    expect(headingOf(table)).toBe('A post for 60 % in mental health, for – in physical health')
    expect(lineWith(table, 'mental health')).toMatch(/70 % +role not defined \(67 %\)$/)
    expect(lineWith(table, 'physical health')).toMatch(/– +– +–$/)
  })
})
