import { describe, expect, it } from 'vitest'
import { attritionHeading } from './attrition.ts'
import { movesHeading } from './moves.ts'
import { reasonsHeading } from './reasons.ts'
import { drawnIntakes, retentionHeading, stayedUntil } from './retention.ts'

const exact = { disclosure: 'exact' } as const
const rounded = { disclosure: 'rounded' } as const
const NOW = '2026-11-26T12:00:00.000Z'

/** An intake of which a share stays from a month on. */
const intake = (name: string, enrolled: number, share: number | null, from = 6) => ({
  key: { intake: name },
  enrolled,
  retention: Array.from({ length: 30 }, (_, month) => ({
    month,
    atRisk: enrolled,
    withdrawn: 0,
    survival: month < from ? 1 : share,
  })),
})

describe('retention', () => {
  it('draws the latest four intakes that are large enough to compare, oldest first', () => {
    const rows = ['2021-09', '2018-09', '2019-01', '2019-09', '2020-09', '2017-09'].map((name) =>
      intake(name, name.endsWith('01') ? 20 : 300, 0.8),
    )
    expect(drawnIntakes(rows).map(({ key }) => key.intake)).toEqual(['2018-09', '2019-09', '2020-09', '2021-09'])
  })

  it('draws nothing of few people', () => expect(drawnIntakes([intake('2021-09', 22, 0.8)])).toEqual([]))

  it('knows nothing of months that have not passed', () => {
    expect(stayedUntil(intake('2025-11', 100, 0.8), 12, NOW)).toBeUndefined()
    expect(stayedUntil(intake('2025-10', 100, 0.8), 12, NOW)).toBe(0.8)
  })

  it('stands still once all have completed', () =>
    expect(
      stayedUntil(
        { ...intake('2021-09', 100, 0.8), retention: intake('2021-09', 100, 0.8).retention.slice(0, 20) },
        24,
        NOW,
      ),
    ).toBe(0.8))

  it('tells no share that is suppressed', () => expect(stayedUntil(intake('2021-09', 20, null), 24, NOW)).toBeNull())

  it('is headed by how the latest intake stands beside the earliest', () => {
    expect(retentionHeading([intake('2018-09', 90, 0.75), intake('2021-09', 90, 0.82)], NOW)).toBe(
      'More stay: 82% of the intake of September 2021 had not withdrawn after 24 months, 75% of September 2018',
    )
    expect(retentionHeading([intake('2018-09', 90, 0.8), intake('2021-09', 90, 0.7)], NOW)).toMatch(/^Fewer stay: 70%/)
    expect(retentionHeading([intake('2018-09', 90, 0.8), intake('2021-09', 90, 0.81)], NOW)).toMatch(/^About as many/)
  })

  it('is headed by one intake, or by 12 months, where there is no more', () => {
    expect(retentionHeading([intake('2021-09', 90, 0.8)], NOW)).toMatch(/^80% of the intake of September 2021/)
    expect(retentionHeading([intake('2025-01', 90, 0.8)], NOW)).toMatch(/after 12 months$/)
  })

  it('says so where nothing can be told', () => {
    expect(retentionHeading([], NOW)).toBe('No intake here is old or large enough to tell who stays')
    expect(retentionHeading([intake('2021-09', 20, null)], NOW)).toMatch(/^No intake/)
  })
})

describe('the other headings of churn', () => {
  it.each([
    [{ personal: 5, health: 2 }, exact, 'Personal: the commonest reason for withdrawing (71%)'],
    [{ personal: 5, health: 5 }, rounded, 'Personal and health: the commonest reasons for withdrawing, 5 each'],
    [{ personal: 0, health: 0 }, exact, 'Nobody has withdrawn'],
    [{ personal: 0, health: 0 }, rounded, 'Hardly anybody has withdrawn'],
    [{ personal: 5, health: 0 }, rounded, 'Personal: the commonest reason for withdrawing (5 of 5)'],
  ])('reasons %j, %j', (withdrawnByReason, told, heading) => {
    const withdrawn = withdrawnByReason.personal + withdrawnByReason.health
    expect(reasonsHeading({ withdrawn, withdrawnByReason: withdrawnByReason as never }, told)).toBe(heading)
  })

  it.each([
    [0.42, exact, '42% had not completed by their expected end, more than in RePAIR (32.77%)'],
    [0.33, exact, '33% had not completed by their expected end, as in RePAIR (32.77%)'],
    [0.2, exact, '20% had not completed by their expected end, fewer than in RePAIR (32.77%)'],
    [0, exact, '0% had not completed by their expected end, fewer than in RePAIR (32.77%)'],
    [null, exact, 'Nobody has reached their expected end yet'],
    [null, rounded, 'Too few have reached their expected end to give a rate'],
  ])('attrition %j, %j', (attrition, told, heading) => expect(attritionHeading(attrition, told)).toBe(heading))

  it('moves: none is none, but rounded', () => {
    expect(movesHeading({ transferredOut: 0, paused: 1, stalled: 0 }, exact)).toBe(
      'None moved to another cohort, 1 paused, none stalled',
    )
    expect(movesHeading({ transferredOut: 5, paused: 0, stalled: 0 }, rounded)).toBe(
      '5 moved to another cohort, 0 to 2 paused, 0 to 2 stalled',
    )
  })
})
