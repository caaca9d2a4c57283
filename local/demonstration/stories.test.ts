import { describe, expect, it } from 'vitest'
import type { AggregateName } from '#events/measures.ts'
import type { Filters, Slice } from '#events/slices.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import { ladderInMemory } from '../../test/laws/cube-in-memory.ts'
import type { AggregateAnswer } from './answers.ts'
import { DEMONSTRATION_SEED, historyOf } from './history.ts'
import { employers } from './organisations.ts'

const { courses, outcomes, expected } = historyOf(DEMONSTRATION_SEED)
const sent = [...courses, ...outcomes].flat().flatMap(({ events }) => events)
const stored = [...new Map(sent.map((event) => [`${event.source} ${event.id}`, event])).values()]
const ladder = ladderInMemory(Object.fromEntries(employers.map((employer) => [employer.id, employer])), stored)

const ask = <Name extends AggregateName>(aggregate: Name, groupBy: Slice[], filters: Filters = {}) =>
  ladder.ask({ aggregate, filters, groupBy }, '2026-11-01') as unknown as AggregateAnswer<Name>
const rowOf = <Name extends AggregateName>(aggregate: Name, slice: Slice, value: string) => {
  const row = ask(aggregate, [slice]).rows.find(({ key }) => key[slice] === value)
  if (!row) throw new Error(`no row for ${value}`)
  return row
}
const enrolledOf = (programme: string) =>
  rowOf('sustainability', 'programme', programme).intakes?.map(({ enrolled }) => enrolled) ?? []

describe('the figures show', () => {
  it('what the history knows of itself', () => {
    const churn = ask('churn', []).total
    const outcomes = ask('outcomes', []).total
    expect({
      places: ask('sustainability', []).total.places,
      enrolled: churn.enrolled,
      withdrawn: churn.withdrawn,
      completed: churn.completed,
      confirmed: outcomes.confirmed,
    }).toEqual({
      places: expected.places,
      enrolled: expected.enrolled,
      withdrawn: expected.withdrawn,
      completed: expected.completed,
      confirmed: expected.confirmed,
    })
  })

  it('a specialist course that shrinks below its minimum and closes', () => {
    const radiography = rowOf('sustainability', 'programme', '19990101/ap-radiography')
    const enrolled = enrolledOf('19990101/ap-radiography')
    expect(enrolled).toEqual(enrolled.toSorted((a, b) => b - a))
    expect(enrolled.at(-1)).toBeLessThan(radiography.minimumIntake ?? 0)
    expect(radiography).toMatchObject({ status: 'closed' })
    expect(radiography.fillRate).toBeLessThan(0.65)
  })

  it('a region at steady state: few leave, fewer are trained each year, places are filled', () => {
    const southWest = ask('churn', ['intake'], { region: 'Y58' })
    const september = southWest.rows.filter(({ key }) => String(key.intake).endsWith('-09')).map((row) => row.enrolled)
    expect(september).toEqual(september.toSorted((a, b) => b - a))
    expect(southWest.total.withdrawalRate).toBeLessThan(0.1)
    expect(rowOf('sustainability', 'region', 'Y58').fillRate).toBeGreaterThan(0.93)
  })

  it('contracts moved until a region has one HEI left', () => {
    expect(rowOf('sustainability', 'region', 'Y60').heis).toBe(1)
    expect(rowOf('sustainability', 'programme', '19990202/ap-generic').status).toBe('closed')
    expect(rowOf('sustainability', 'programme', '19990203/ap-core-and-options').status).toBe('closed')
    expect(rowOf('churn', 'programme', '19990201/ap-generic').transferredIn).toBeGreaterThan(5)
  })

  it('commissioned places that stay empty, outside the South West', () => {
    for (const region of ['Y60', 'Y62']) expect(rowOf('sustainability', 'region', region).fillRate).toBeLessThan(0.85)
  })

  it('guarantees not kept, the more so in the North West', () => {
    const kept = (region: string) => rowOf('outcomes', 'region', region).guaranteeKeptRate ?? 0
    expect(kept('Y62')).toBeLessThan(0.7)
    expect(kept('Y60')).toBeLessThan(0.8)
    expect(kept('Y58')).toBeGreaterThan(0.9)
  })

  it('people in band 3 who go to nursing for want of a post', () => {
    const { total } = ask('outcomes', [])
    expect(total.leftForPreRegistrationWithoutPost).toBeGreaterThan(75)
    expect(total.bandAfter['3']).toBeGreaterThan(150)
    expect(total.leavers / total.confirmed).toBeLessThan(0.05)
  })

  it('six months of credit where the benchmark is two years', () => {
    const { apel } = ask('outcomes', []).total
    expect(apel.applicants).toBeGreaterThan(100)
    expect(apel.twoYearRate).toBeLessThan(0.15)
    expect(Math.max(...Object.values(apel.byCredit))).toBe(apel.byCredit['1-6'])
  })

  it('mental health worse off than physical health', () => {
    const rateIn = (setting: string) => rowOf('outcomes', 'setting', setting).postRate ?? 0
    expect(rateIn('physical-health') - rateIn('mental-health')).toBeGreaterThan(0.08)
  })

  it('withdrawals for every reason', () => {
    const { withdrawnByReason } = ask('churn', []).total
    for (const reason of WithdrawalReason.options) expect(withdrawnByReason[reason]).toBeGreaterThan(0)
  })
})
