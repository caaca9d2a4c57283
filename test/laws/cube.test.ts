import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Slice } from '#events/slices.ts'
import { isInSlice } from '#shared/aggregates/rows.ts'
import { contributionOf } from '#shared/contribution.ts'
import { type GrainName, grainNames, grains } from '#shared/grains.ts'
import { sourcesOf } from '#shared/listing.ts'
import { planOf, type Query } from '#shared/plan.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { differences, readable } from '../oracle/compare.ts'
import { answer } from '../oracle/oracle.ts'
import { aLife, ann, aQuestion, aWorld, someFilters } from './arbitraries.ts'
import { ladderInMemory, logsOf, regionIn } from './cube-in-memory.ts'
import { examples, RUNS } from './regressions.ts'
import { employers, NOW, routeOf, TODAY } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const WORLDS = 250
const someQuestions = fc.array(aQuestion, { minLength: 1, maxLength: 12, size: 'max' })

describe('any question about any world', () => {
  it('is answered as a count by brute force answers it', () => {
    fc.assert(
      fc.property(aWorld, someQuestions, (world, questions) => {
        const ladder = ladderInMemory(employers, world.events)
        for (const query of questions) {
          const expected = answer(world, query, NOW)
          const found = differences(query, expected, ladder.ask(query, TODAY))
          expect(found.length, readable(found)).toBe(0)
        }
      }),
      { numRuns: WORLDS },
    )
  })

  it('is answered alike from every grain that knows its dimensions', () => {
    fc.assert(
      fc.property(aWorld, someQuestions, ({ events }, questions) => {
        const ladder = ladderInMemory(employers, events)
        for (const query of questions) {
          const planned = ladder.ask(query, TODAY)
          for (const grain of grainsThatKnow(query)) expect(ladder.askAt(grain, query, TODAY), grain).toEqual(planned)
        }
      }),
      { numRuns: WORLDS },
    )
  })
})

describe('a plan', () => {
  it('reads every row that the filters let through', () => {
    fc.assert(
      fc.property(
        aWorld,
        fc.array(aQuestion, { minLength: 1, maxLength: 30, size: 'max' }),
        ({ events }, questions) => {
          const { cellsAt, register } = ladderInMemory(employers, events)
          for (const query of questions) {
            const { grain, regions, prefix } = planOf(query)
            const left = cellsAt(grain)
              .filter(({ row }) => isInSlice(row, query.filters, register))
              .filter(({ region, cell }) => !regions.includes(region) || !cell.startsWith(prefix))
            expect(left, JSON.stringify(query)).toEqual([])
          }
        },
      ),
      { numRuns: WORLDS },
    )
  })

  it('of a list of trainees goes through every enrolment that the filters let through, once', () => {
    fc.assert(
      fc.property(aLife, someFilters, (life, filters) => {
        const record = foldTrainee(logsOf(life).get(ann) ?? [], routeOf)
        const { sources, prefix } = sourcesOf(filters)
        const register = { programme: () => undefined, icbOf: () => undefined }
        const { route: _, specialism: __, icb: ___, ...known } = filters
        for (const { place, counters } of contributionOf(record, regionIn(employers))) {
          if (!('employer' in place) || !isInSlice({ place, counters }, known, register)) continue
          const listed = sources.filter((source) =>
            'employer' in source ? source.employer === place.employer : source.region === place.region,
          )
          expect(listed.length, JSON.stringify(filters)).toBe(1)
          expect(`${place.cohort}#${ann}`.startsWith(prefix), JSON.stringify(filters)).toBe(true)
        }
      }),
      { numRuns: RUNS, examples: examples({}) },
    )
  })
})

const knows = (grain: GrainName, slice: Slice): boolean => (grains[grain].knows as ReadonlySet<Slice>).has(slice)

/** The grains besides the planned one that know a question's dimensions, and the places where they are asked for. */
const grainsThatKnow = (query: Query): GrainName[] => {
  const { grain } = planOf(query)
  const named = [...(Object.keys(query.filters) as Slice[]), ...query.groupBy]
  const isSustainability = query.aggregate === 'sustainability'
  const looksAtCohorts = isSustainability && (named.includes('region') || named.includes('programme'))
  const dimensions: Slice[] = looksAtCohorts ? [...named, 'cohort'] : named
  return grainNames
    .filter((each) => each !== grain && dimensions.every((slice) => knows(each, slice)))
    .filter((each) => !isSustainability || grains[each].countsPlaces === grains[grain].countsPlaces)
}
