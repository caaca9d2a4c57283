import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Region } from '#events/identifiers.ts'
import { theilSen, variation } from '#shared/aggregates/statistics.ts'
import { type Answer, answer } from '#shared/answer.ts'
import { exact, nearestFive, rounded, shareOf } from '#shared/disclosure.ts'
import type { Query } from '#shared/plan.ts'
import { aQuestion, aWorld } from './arbitraries.ts'
import { ladderInMemory } from './cube-in-memory.ts'
import { employers, TODAY } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const WORLDS = 200
const someQuestions = fc.array(aQuestion, { minLength: 1, maxLength: 12, size: 'max' })

/** Shares of a whole, between 0 and 1; others are ratios of two counts. */
const sharesOfAWhole =
  /(^|\.)(withdrawalRate|pathwayAttrition|survival|postRate|guaranteeKeptRate|twoYearRate|largestHeiShare)$/
const notAdditive =
  /(Rate|pathwayAttrition|survival|Share|benchmark|trend|volatility|yearsOfSupply|minimumIntake|programmesOpen|heis|month|atRisk)$/
const notACount = new RegExp(`${notAdditive.source.replace('|atRisk', '').replace('|programmesOpen|heis', '')}`)

type Figure = readonly [path: string, value: unknown]

/** Every figure of a row by its path, rows of a list by their place. */
const figuresOf = (measures: object, path = ''): Figure[] =>
  Object.entries(measures).flatMap(([name, value]): Figure[] => {
    if (name === 'key') return []
    return typeof value === 'object' && value !== null ? figuresOf(value, `${path}${name}.`) : [[path + name, value]]
  })

const rowsOf = ({ total, rows }: Answer): readonly object[] => [total, ...rows]

describe('every figure of any answer', () => {
  it('is a whole count, a share between 0 and 1, a finite number, or null', () => {
    fc.assert(
      fc.property(aWorld, someQuestions, ({ events }, questions) => {
        const ladder = ladderInMemory(employers, events)
        for (const query of questions)
          for (const disclosure of [exact, rounded])
            for (const row of rowsOf(ladder.ask(query, TODAY, disclosure)))
              expect(figuresOf(row).filter(isWrong), JSON.stringify(query)).toEqual([])
      }),
      { numRuns: WORLDS },
    )
  })

  it('adds up over the rows of any groupBy where it is additive', () => {
    fc.assert(
      fc.property(aWorld, someQuestions, ({ events }, questions) => {
        const ladder = ladderInMemory(employers, events)
        for (const query of questions.filter(({ groupBy }) => groupBy.length > 0)) {
          const { total, rows } = ladder.ask(query, TODAY)
          const sums = new Map<string, number>()
          for (const [path, value] of rows.flatMap((row) => figuresOf(row)))
            if (typeof value === 'number') sums.set(path, (sums.get(path) ?? 0) + value)
          for (const [path, value] of figuresOf(total))
            if (!notAdditive.test(path) && typeof value === 'number')
              expect([path, sums.get(path) ?? 0], JSON.stringify(query)).toEqual([path, value])
        }
      }),
      { numRuns: WORLDS },
    )
  })

  it('is the rounded exact one where it is rounded, and suppressed where too few are behind it', () => {
    fc.assert(
      fc.property(aCrowd, ({ exactly, roundly }) => {
        const found = new Map(figuresOf(roundly))
        for (const [path, value] of figuresOf(exactly)) {
          if (typeof value !== 'number' || notACount.test(path) || path.startsWith('retention')) continue
          const given = Number(found.get(path))
          expect([path, given % 5]).toEqual([path, 0])
          // Moved by 5 where a part would be given away.
          expect([0, 5]).toContain(Math.abs(given - nearestFive(value)))
        }
        const rates = [roundly.withdrawalRate, roundly.pathwayAttrition]
        if (roundly.enrolled < 22.5) expect(rates).toEqual([null, null])
        else expect(roundly.withdrawalRate).toBe(Math.round((roundly.withdrawn / roundly.enrolled) * 100) / 100)
        const leaving = roundly.retention.reduce((sum, { withdrawn }) => sum + withdrawn, 0)
        if (roundly.retention.length > 0 && roundly.enrolled > 0) expect(leaving).toBe(roundly.withdrawn)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a rounded figure', () => {
  it('is told the same whatever is asked: as a row, and as the whole of a filter', () => {
    fc.assert(
      fc.property(aWorld, aQuestion, ({ events }, { groupBy, ...question }) => {
        const ladder = ladderInMemory(employers, events)
        const { rows } = ladder.ask({ ...question, groupBy }, TODAY, rounded)
        for (const { key, ...row } of rows.filter(({ key }) => !Object.values(key).includes(null))) {
          const slice = Object.fromEntries(Object.entries(key).map(([name, value]) => [name, String(value)]))
          const filters = { ...question.filters, ...slice }
          const { total } = ladder.ask({ ...question, filters, groupBy: [] }, TODAY, rounded)
          expect(row).toMatchObject(total)
        }
      }),
      { numRuns: WORLDS },
    )
  })

  it('is of as many places as are commissioned: places are no people', () => {
    fc.assert(
      fc.property(aWorld, ({ events }) => {
        const ladder = ladderInMemory(employers, events)
        const query: Query = { aggregate: 'sustainability', filters: {}, groupBy: ['cohort'] }
        const placesIn = (disclosure: typeof exact) =>
          ladder
            .ask(query, TODAY, disclosure)
            .rows.map((row) => [row.key.cohort, 'places' in row ? row.places : null])
            .filter(([, places]) => places !== 0)
        expect(placesIn(rounded)).toEqual(placesIn(exact))
      }),
      { numRuns: WORLDS },
    )
  })
})

const isWrong = ([path, value]: Figure): boolean => {
  if (value === null || typeof value !== 'number') return value !== null && typeof value !== 'string'
  if (!Number.isFinite(value) || Object.is(value, -0)) return true
  if (path.endsWith('trend')) return false
  if (value < 0 || (sharesOfAWhole.test(path) && value > 1)) return true
  return !notACount.test(path) && !Number.isInteger(value)
}

describe('who stays', () => {
  it('begins at no more than everybody, never rises, and nobody is at risk who was not before', () => {
    fc.assert(
      fc.property(aWorld, ({ events }) => {
        const ladder = ladderInMemory(employers, events)
        const { rows } = ladder.ask({ aggregate: 'churn', filters: {}, groupBy: ['programme'] }, TODAY)
        for (const row of rows) {
          if (!('retention' in row)) throw new TypeError('no retention')
          const survivals = [1, ...row.retention.map(({ survival }) => survival ?? Number.NaN)]
          expect(survivals).toEqual(survivals.toSorted((a, b) => b - a))
          expect(row.retention.map(({ month }) => month)).toEqual(row.retention.map((_, at) => at))
          const atRisk = [row.enrolled, ...row.retention.map(({ atRisk }) => atRisk)]
          expect(atRisk[1] ?? row.enrolled).toBe(row.enrolled)
          expect(atRisk).toEqual(atRisk.toSorted((a, b) => b - a))
          expect(row.retention.reduce((sum, { withdrawn }) => sum + withdrawn, 0)).toBe(row.withdrawn)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Enough people to be told of: so many enrolled, of whom some withdrew, some completed and the rest are open. */
const aCrowd = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(40)).map(([withdrawn, completed, active, month]) => {
  const enrolled = withdrawn + completed + active
  const place = { region: 'Y62' as Region, cohort: '10000011/ap/2019-09' }
  const counters = {
    enrolled,
    withdrawn,
    completed,
    active,
    [`lost@${month}`]: withdrawn,
    [`censored@${month + 1}`]: completed,
    'openFrom@2019-09': active,
    'due@2021-01-31': enrolled,
    'met@2021-01-31': completed,
  }
  const query: Query = { aggregate: 'churn', filters: {}, groupBy: [] }
  const register = { programme: () => undefined, icbOf: () => undefined }
  const asked = (disclosure: typeof exact) => {
    const { total } = answer(query, [{ place, counters }], { register, today: TODAY, disclosure })
    if (!('retention' in total)) throw new TypeError('no retention')
    return total
  }
  return { exactly: asked(exact), roundly: asked(rounded) }
})

describe('rounding', () => {
  const aCount = fc.oneof(fc.nat(30), fc.nat(1_000_000))

  it('gives the nearest multiple of 5, in the order of the counts, and 0 for the fewest', () => {
    fc.assert(
      fc.property(aCount, aCount, (a, b) => {
        const given = nearestFive(a)
        expect(given % 5).toBe(0)
        expect(Math.abs(given - a)).toBeLessThanOrEqual(2.5)
        expect(a <= b ? given <= nearestFive(b) : given >= nearestFive(b)).toBe(true)
        if (a <= 2) expect(given).toBe(0)
      }),
      { numRuns: 5_000 },
    )
  })

  it('gives rates with two decimals in the order of the parts, and none on fewer than 22.5', () => {
    fc.assert(
      fc.property(aCount, aCount, aCount, (a, b, whole) => {
        const [part = 0, more = 0] = [a % (whole + 1), b % (whole + 1)].toSorted((x, y) => x - y)
        const given = shareOf(rounded, part, whole)
        if (whole < 22.5) expect(given).toBeNull()
        else {
          expect(Number((given ?? Number.NaN).toFixed(2))).toBe(given)
          expect(given).toBeLessThanOrEqual(shareOf(rounded, more, whole) ?? Number.NaN)
        }
        expect(shareOf(exact, part, whole)).toBe(whole === 0 ? null : part / whole)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('trend and volatility', () => {
  const intakes = fc.oneof(...[500, 2, 0].map((most) => fc.array(fc.nat(most), { maxLength: 12 })))

  it('are finite, or null where there is nothing to tell', () => {
    fc.assert(
      fc.property(intakes, (values) => {
        const [trend, volatility] = [theilSen(values), variation(values)]
        expect(trend === null).toBe(values.length < 2)
        expect(volatility === null).toBe(values.length < 2 || values.every((value) => value === 0))
        for (const figure of [trend ?? 0, volatility ?? 0]) expect(Number.isFinite(figure)).toBe(true)
        expect(volatility ?? 0).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 3_000 },
    )
  })

  it('turn with the intakes, and look at nothing but their steps and their spread', () => {
    fc.assert(
      fc.property(intakes, fc.integer({ min: 1, max: 9 }), (values, by) => {
        const trend = theilSen(values) ?? 0
        expect((theilSen(values.toReversed()) ?? 0) + trend).toBeCloseTo(0, 9)
        expect(theilSen(values.map((value, at) => value + by * at)) ?? trend + by).toBeCloseTo(trend + by, 9)
        expect(variation(values.map((value) => value * by)) ?? 0).toBeCloseTo(variation(values) ?? 0, 9)
        const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0))
        if (steps.length > 0) expect(trend).toBeGreaterThanOrEqual(Math.min(...steps))
        if (steps.length > 0) expect(trend).toBeLessThanOrEqual(Math.max(...steps))
      }),
      { numRuns: 3_000 },
    )
  })
})
