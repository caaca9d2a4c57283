import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import type { ChurnMeasures } from '#events/measures.ts'
import { type GrainName, grainNames, grains } from '#shared/grains.ts'
import { deltaOf, emptyLedger, type Ledger, nextLedger } from '#shared/ledger.ts'
import { pack, type Step } from '#shared/pack.ts'
import { planOf, type Query } from '#shared/plan.ts'
import { randomWorld } from '../oracle/world.ts'
import { inOrder, ladderInMemory, sharesIn } from './cube-in-memory.ts'
import { questionsFor } from './questions.ts'

const NOW = '2021-06-15T12:00:00.000Z'
const TODAY = NOW.slice(0, 10)
const worlds = [11, 12, 13].map((seed) => randomWorld(seed, NOW, 40))

const aWorld = fc.constantFrom(...worlds)
const aWorldShuffled = aWorld.chain((world) =>
  fc.shuffledSubarray([...world.events], { minLength: world.events.length }).map((events) => ({ world, events })),
)

describe('laws', () => {
  it('the order in which events come does not matter', () => {
    fc.assert(
      fc.property(aWorldShuffled, ({ world, events }) => {
        const cells = inOrder(ladderInMemory(world.employers, events).cells)
        expect(cells).toEqual(inOrder(ladderInMemory(world.employers, world.events).cells))
      }),
      { numRuns: 25 },
    )
  })

  it('a voided event never happened', () => {
    const aWorldAndEvent = aWorld.chain((world) =>
      fc
        .constantFrom(...world.events.filter(({ type }) => type !== 'programme.opened'))
        .map((event) => ({ world, event })),
    )
    fc.assert(
      fc.property(aWorldAndEvent, ({ world, event }) => {
        const withVoid = [...world.events, voidOf(event)]
        const without = world.events.filter((other) => other !== event)
        const cells = inOrder(ladderInMemory(world.employers, withVoid).cells)
        expect(cells).toEqual(inOrder(ladderInMemory(world.employers, without).cells))
      }),
      { numRuns: 60 },
    )
  })

  it('ledgers moved in any batches, any number of times, leave the cube that a recount gives', () => {
    const batches = fc.array(fc.record({ upTo: fc.double({ min: 0, max: 1, noNaN: true }), skip: fc.nat(6) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(aWorldShuffled, batches, fc.integer({ min: 60, max: 100 }), ({ world, events }, moves, most) => {
        const ledgers = new Map<string, Ledger>()
        const cube = new Map<string, Record<string, number>>()
        for (const { upTo, skip } of [...moves, { upTo: 1, skip: 0 }])
          project(world.employers, events.slice(0, Math.ceil(events.length * upTo)), ledgers, cube, skip, most)
        const kept = [...cube].flatMap(([key, counters]) => {
          const [slice = '', cell = ''] = key.split('\n')
          const left = Object.fromEntries(Object.entries(counters).filter(([, sum]) => sum !== 0))
          return Object.keys(left).length > 0 ? [{ slice, cell, counters: left }] : []
        })
        const lanesAside = (cells: readonly { slice: string; cell: string; counters: Record<string, number> }[]) =>
          inOrder(cells.filter(({ slice }) => slice !== 'g#region'))
        expect(lanesAside(kept)).toEqual(lanesAside(ladderInMemory(world.employers, events).cells as never))
      }),
      { numRuns: 20 },
    )
  })

  it('every grain that knows the dimensions of a question answers it alike', () => {
    for (const world of worlds) {
      const ladder = ladderInMemory(world.employers, world.events)
      for (const query of questionsFor(world)) {
        const planned = ladder.ask(query, TODAY)
        for (const grain of grainsFinerThan(planOf(query).grain, query))
          expect(ladder.askAt(grain, query, TODAY), `${grain} ${JSON.stringify(query)}`).toEqual(planned)
      }
    }
  })

  it('rates lie between 0 and 1 and survival never rises', () => {
    for (const world of worlds) {
      const ladder = ladderInMemory(world.employers, world.events)
      for (const groupBy of ['cohort', 'employer', 'setting'] as const)
        for (const row of ladder.ask({ aggregate: 'churn', filters: {}, groupBy: [groupBy] }, TODAY).rows) {
          const { withdrawalRate, pathwayAttrition, retention } = row as unknown as ChurnMeasures
          for (const rate of [withdrawalRate, pathwayAttrition])
            expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true)
          const survivals = retention.map(({ survival }) => survival ?? 0)
          expect(survivals).toEqual([...survivals].sort((a, b) => b - a))
        }
    }
  })
})

const voidOf = (event: LadderEvent): LadderEvent => ({
  ...event,
  id: `void-of-${event.id}`,
  type: 'event.voided',
  data: { event: event.id, reason: 'a mistake' },
})

/** Moves every ledger towards what the events so far ask for, but those of every so-manieth subject. */
const project = (
  employers: Parameters<typeof sharesIn>[0],
  events: readonly LadderEvent[],
  ledgers: Map<string, Ledger>,
  cube: Map<string, Record<string, number>>,
  skip: number,
  most: number,
): void => {
  const wanted = [...sharesIn(employers, events)].filter((_, index) => skip === 0 || index % skip !== 0)
  for (let isBehind = true; isBehind; ) {
    const steps = wanted.flatMap(([subject, shares]): Step[] => {
      const read = ledgers.get(subject) ?? emptyLedger
      const next = nextLedger(read, { events: events.length, basis: '', shares, anomalies: [] })
      if (!next) return []
      const deltas = deltaOf('g', subject, read, next.ledger)
      return [{ subject, read, next: next.ledger, isLast: next.isLast, deltas, writes: 1 }]
    })
    for (const { steps: together, deltas } of pack(steps, most)) {
      expect(together.reduce((sum, { writes }) => sum + writes, 0) + deltas.length).toBeLessThanOrEqual(100)
      for (const { subject, next } of together) ledgers.set(subject, next)
      for (const { slice, cell, counters } of deltas) {
        const row = cube.get(`${slice}\n${cell}`) ?? {}
        for (const [name, delta] of Object.entries(counters)) row[name] = (row[name] ?? 0) + delta
        cube.set(`${slice}\n${cell}`, row)
      }
    }
    isBehind = steps.length > 0
  }
}

const grainsFinerThan = (grain: GrainName, query: Query): GrainName[] => {
  const needsPlaces = query.aggregate === 'sustainability'
  const dimensions = [...Object.keys(query.filters), ...query.groupBy]
  return grainNames
    .slice(grainNames.indexOf(grain) + 1)
    .filter((finer) => dimensions.every((slice) => (grains[finer].knows as ReadonlySet<string>).has(slice)))
    .filter((finer) => !needsPlaces || grains[finer].countsPlaces)
}
