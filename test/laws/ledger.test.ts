import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import { contributionOf, placesContribution, type Share } from '#shared/contribution.ts'
import type { Concern } from '#shared/exceptions/concern.ts'
import { concernsOf } from '#shared/exceptions/concerns-of.ts'
import { sumByCell } from '#shared/grains.ts'
import { deltaOf, emptyLedger, type Ledger } from '#shared/ledger.ts'
import { foldPlaces } from '#shared/places.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { randomFrom } from '../oracle/random.ts'
import { aLife, ann, aWanderer, aWorld, commissioningOf } from './arbitraries.ts'
import { type Employers, inOrder, logsOf, projected, recount, regionIn } from './cube-in-memory.ts'
import { examples, RUNS } from './regressions.ts'
import { cohorts, employers, routeOf } from './scene.ts'
import { faultsOf, stepOf, storeInMemory, type Wanted } from './store-in-memory.ts'

vi.setConfig({ testTimeout: 60_000 })

const [COHORT = ''] = cohorts

const sharesOf = (events: readonly LadderEvent[], where: Employers = employers): Share[] => {
  const [[subject, log] = ['', []]] = logsOf(events)
  if (subject === COHORT) return placesContribution(subject, foldPlaces(log))
  return contributionOf(foldTrainee(log, routeOf), regionIn(where))
}
const concernsFrom = (events: readonly LadderEvent[]): readonly Concern[] => {
  const [[subject, log] = ['', []]] = logsOf(events)
  return subject === ann ? concernsOf(foldTrainee(log, routeOf)) : []
}
const wantedFrom = (events: readonly LadderEvent[]): Wanted => ({
  events: events.length,
  basis: '',
  shares: sharesOf(events),
  anomalies: [],
  concerns: concernsFrom(events),
})
const ledgerFrom = (events: readonly LadderEvent[], version: number): Ledger => ({ version, ...wantedFrom(events) })

/** How many shares one of them has and the other has not. */
const unlike = (one: Pick<Ledger, 'shares'>, other: Pick<Ledger, 'shares'>): number => {
  const [ours, theirs] = [one, other].map(({ shares }) => shares.map((share) => JSON.stringify(share)))
  const lacks = (all: readonly string[] = [], from: readonly string[] = []) =>
    all.filter((each) => !from.includes(each))
  return lacks(ours, theirs).length + lacks(theirs, ours).length
}

const places = commissioningOf(COHORT, 16)
const cells = (...deltas: Parameters<typeof sumByCell>[0][]) => inOrder(sumByCell(deltas.flatMap((each) => [...each])))

/** A law about the ledger of one subject, a trainee or a cohort, between any three states of its log. */
const law = (log: fc.Arbitrary<LadderEvent[]>, check: (...logs: LadderEvent[][]) => void) =>
  fc.assert(
    fc.property(log, fc.nat(), (events, seed) => {
      const random = randomFrom(seed)
      check(...[1, 2, 3].map(() => events.filter(() => random.chance(0.5))))
    }),
    { numRuns: log === aLife ? RUNS : 150, examples: log === aLife ? examples(1) : [] },
  )

describe.each([
  ['a trainee', ann, aLife],
  ['a trainee who moves on and on', ann, aWanderer],
  ['a cohort', COHORT, places],
] as const)('the ledger of %s', (_, subject, log) => {
  it('adds up: by way of another state comes to the same, and standing still to nothing', () => {
    law(log, (first = [], second = [], third = []) => {
      const [a, b, c] = [ledgerFrom(first, 1), ledgerFrom(second, 2), ledgerFrom(third, 3)]
      const delta = (from: Ledger, to: Ledger) => deltaOf('g', subject, from, to)
      expect(cells(delta(a, b), delta(b, c))).toEqual(cells(delta(a, c)))
      expect(delta(a, a)).toEqual([])
      expect(cells(delta(emptyLedger, a))).toEqual(inOrder(recount([a.shares])))
    })
  })

  it('gets where it should in a few steps that each fit one transaction, and then stands', () => {
    law(log, (first = [], second = []) => {
      const start = ledgerFrom(first, 7)
      const wanted = wantedFrom(second)
      const steps = []
      let ledger = start
      for (let step = stepOf(subject, ledger, wanted); step; step = stepOf(subject, ledger, wanted)) {
        steps.push(step)
        expect(faultsOf({ steps: [step], deltas: step.deltas }, 0)).toEqual([])
        expect(step.next.version).toBe(step.read.version + 1)
        ledger = step.next
        if (step.isLast) break
        expect(ledger.events).toBe(start.events)
        expect(unlike(ledger, wanted)).toBeLessThan(unlike(step.read, wanted))
      }
      expect(stepOf(subject, ledger, wanted)).toBeUndefined()
      expect(steps.length).toBeLessThanOrEqual(6)
      expect(new Map(ledger.shares.map((share) => [JSON.stringify(share.place), share.counters]))).toEqual(
        new Map(wanted.shares.map((share) => [JSON.stringify(share.place), share.counters])),
      )
      expect(cells(...steps.map(({ deltas }) => deltas))).toEqual(
        cells(deltaOf('g', subject, start, { ...wanted, version: 8 })),
      )
    })
  })

  it('has a share for each cohort and region once, with no count below one', () => {
    law(log, (events = []) => {
      const shares = sharesOf(events)
      const names = shares.map(({ place }) => ('employer' in place ? place.cohort : `${place.cohort} ${place.region}`))
      expect(new Set(names).size).toBe(shares.length)
      const counts = shares.flatMap(({ counters }) => Object.entries(counters))
      const none = new Set(['places', 'monthsWithoutPost'])
      expect(counts.filter(([name, count]) => !(Number.isInteger(count) && count >= (none.has(name) ? 0 : 1)))).toEqual(
        [],
      )
    })
  })
})

/** A delivery: some more events are stored, some come again, and some subjects are projected, while another does too. */
const aDelivery = fc.record({
  stored: fc.nat(12),
  among: fc.nat(),
  most: fc.integer({ min: 1, max: 100 }),
  rival: fc.option(fc.record({ stored: fc.nat(12), among: fc.nat() })),
})

describe('the cube', () => {
  it('is the sum of the ledgers after every delivery, and a recount of the log once all are heard', () => {
    fc.assert(
      fc.property(
        aWorld,
        fc.nat(),
        fc.array(aDelivery, { maxLength: 6 }),
        fc.boolean(),
        (world, seed, deliveries, moves) => {
          const events = randomFrom(seed).shuffled(world.events)
          const store = storeInMemory()
          let where: Employers = employers
          let [stored, state] = [0, projected(where, [])]
          const read = (more: number) => {
            stored += more
            state = projected(where, events.slice(0, stored))
          }
          const subjects = () => [...state.logs.keys()].filter((subject) => kindOfSubject(subject) !== 'programme')
          const some = (seed: number) => {
            const random = randomFrom(seed)
            return subjects().filter(() => random.chance(0.7))
          }
          const wanted = (subject: string): Wanted => ({
            events: state.logs.get(subject)?.length ?? 0,
            basis: '',
            shares: state.shares.get(subject) ?? [],
            anomalies: [],
            concerns: state.concerns.get(subject) ?? [],
          })
          const isSumOfLedgers = () => {
            const shares = [...store.ledgers().values()].map((ledger) => ledger.shares)
            expect(inOrder(store.cells())).toEqual(inOrder(recount(shares)))
          }

          for (const { stored, among, most, rival } of deliveries) {
            read(stored)
            const between = () => {
              if (!rival) return
              read(rival.stored)
              expect(store.project(some(rival.among), wanted, most).faults).toEqual([])
            }
            expect(store.project(some(among), wanted, most, between).faults).toEqual([])
            isSumOfLedgers()
          }
          // An employer moves to another region, and the rest of the log comes in.
          if (moves) where = { ...employers, 'ods:RAA': { region: 'Y63' } }
          read(events.length)
          expect(store.project(subjects(), wanted, 100).faults).toEqual([])
          isSumOfLedgers()
          expect(inOrder(store.cells())).toEqual(inOrder(recount(projected(where, world.events).shares.values())))
          expect(store.project(subjects(), wanted, 100).taken).toBe(0)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('lists every trainee in each enrolment, once, with the region of the employer', () => {
    fc.assert(
      fc.property(aLife, (life) => {
        const { enrolments } = foldTrainee(logsOf(life).get(ann) ?? [], routeOf)
        const store = storeInMemory()
        store.project([ann], () => wantedFrom(life), 100)
        const places = (store.ledgers().get(ann)?.shares ?? []).map(({ place }) => place)
        expect(places.map((place) => [place.cohort, 'employer' in place && place.employer, place.region])).toEqual(
          enrolments.map(({ cohort, employer }) => [cohort, employer, regionIn(employers)(employer)]),
        )
      }),
      { numRuns: RUNS, examples: examples() },
    )
  })
})
