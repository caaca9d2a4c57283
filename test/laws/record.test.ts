import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { catalogue, eventTypes, type LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE, organisationOf, parseEvent } from '#events/envelope.ts'
import { ExceptionRule } from '#events/exceptions.ts'
import { kindOf } from '#events/identifiers.ts'
import { regionOfCommissioner } from '#events/organisation.ts'
import { AnomalyName, Status } from '#events/trainee-answer.ts'
import { contributionOf } from '#shared/contribution.ts'
import { admit } from '#shared/door.ts'
import { isStalled, outcomeOf } from '#shared/enrolment.ts'
import { isOverRecords } from '#shared/exceptions/concern.ts'
import { concernsOf } from '#shared/exceptions/concerns-of.ts'
import { foldPlaces } from '#shared/places.ts'
import { foldProgramme } from '#shared/programme.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { differences, readable } from '../oracle/compare.ts'
import { answer } from '../oracle/oracle.ts'
import { randomFrom } from '../oracle/random.ts'
import { recordOf } from '../oracle/record.ts'
import { aLife, ann, aWorld } from './arbitraries.ts'
import { ladderInMemory, logsOf, regionIn } from './cube-in-memory.ts'
import { examples, RUNS } from './regressions.ts'
import { employers, NOW, openings, routeOf, TODAY } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

type Events = readonly LadderEvent[]

/** The record of a trainee, and what it adds to the cube. */
const told = (events: Events) => {
  const record = foldTrainee(logsOf(events).get(ann) ?? [], routeOf)
  return { record, shares: contributionOf(record, regionIn(employers)), concerns: concernsOf(record) }
}

describe('the events of these laws', () => {
  it('are events that the door lets in, or that the sweep says', () => {
    fc.assert(
      fc.property(aWorld, ({ events }) => {
        for (const event of events) expectAdmissible(event)
      }),
      { numRuns: 100 },
    )
  })

  it('come to every type, anomaly, status, outcome and exception', () => {
    const seen = new Set<string>()
    for (const life of fc.sample(aLife, { numRuns: 2_000, seed: 1 })) {
      const { record, concerns } = told(life)
      const { enrolments, anomalies } = record
      for (const { type } of life) seen.add(type)
      for (const { rule } of concerns) seen.add(rule)
      for (const { code } of anomalies) seen.add(code)
      for (const each of enrolments)
        seen
          .add(each.standing.is)
          .add(outcomeOf(each) ?? '')
          .add(isStalled(each) ? 'stalled' : '')
    }
    const ofTrainees = eventTypes.filter(
      (type) => !['programme', 'cohort', 'organisation'].includes(catalogue[type].subject),
    )
    const every = [
      ...ofTrainees,
      ...AnomalyName.options,
      ...Status.options,
      'confirmed',
      'missing',
      'awaited',
      'stalled',
      ...ExceptionRule.options.filter(isOverRecords),
    ]
    expect(every.filter((each) => !seen.has(each))).toEqual([])
  })
})

describe('a trainee', () => {
  it('is the same whatever the order in which events come, and how often', () => {
    fc.assert(
      fc.property(aLife, fc.nat(), (life, seed) => {
        const random = randomFrom(seed)
        const again = life.filter(() => random.chance(0.4))
        expect(told(random.shuffled([...life, ...again]))).toEqual(told(life))
      }),
      { numRuns: RUNS, examples: examples(1) },
    )
  })

  it('is as if an event that is voided had never come', () => {
    fc.assert(
      fc.property(aLife, fc.nat(), (life, which) => {
        const event = life[which % life.length]
        if (!event || event.source === LADDER_SOURCE) return
        expect(told([...life, voidOf(event)])).toEqual(told(life.filter((other) => other !== event)))
      }),
      { numRuns: RUNS, examples: examples(0) },
    )
  })

  it('is as if the void had never come when the void is voided', () => {
    fc.assert(
      fc.property(aLife, fc.nat(), (life, which) => {
        const event = life[which % life.length]
        if (!event || event.source === LADDER_SOURCE) return
        const first = voidOf(event)
        expect(told([voidOf(first), ...life, first])).toEqual(told(life))
      }),
      { numRuns: RUNS, examples: examples(0) },
    )
  })

  it('is not touched by what somebody says who has nothing to do with the trainee, but for the anomaly', () => {
    const STRANGERS = { hei: '/organisations/ukprn:10000044', employer: '/organisations/ods:RZZ' }
    fc.assert(
      fc.property(aLife, fc.nat(), (life, which) => {
        const event = life[which % life.length]
        const speaker = event && kindOf(organisationOf(event.source) ?? 'hee:england')
        if (!event || (speaker !== 'hei' && speaker !== 'employer') || openToAll.has(event.type)) return
        const stranger = { ...event, id: 'strange', source: STRANGERS[speaker] } as LadderEvent
        const { record, shares } = told([...life, stranger])
        const known = record.anomalies.filter((anomaly) => anomaly.event !== 'strange')
        const before = told(life)
        expect({ shares, known, enrolments: record.enrolments }).toEqual({
          shares: before.shares,
          known: before.record.anomalies,
          enrolments: before.record.enrolments,
        })
        expect(record.anomalies.length).toBe(known.length + (before.shares.length > 0 ? 1 : 0))
      }),
      { numRuns: RUNS, examples: examples(0) },
    )
  })

  it('is what the definitions say', () => {
    fc.assert(
      fc.property(aLife, (life) => {
        const { enrolments, anomalies } = told(life).record
        const expected = recordOf({ employers, events: [...openings, ...life] }, ann)
        expect(
          enrolments.map((each) => ({
            cohort: each.cohort,
            employer: each.employer,
            status: each.standing.is,
            outcome: outcomeOf(each) ?? null,
            credits: each.credits,
          })),
        ).toEqual(expected.enrolments)
        const words = (all: typeof expected.anomalies) => all.map(({ code, event, type }) => `${code} ${event} ${type}`)
        expect(words(anomalies).toSorted()).toEqual(words(expected.anomalies).toSorted())
      }),
      { numRuns: RUNS, examples: examples() },
    )
  })

  it('counts in every measure as the definitions say', () => {
    fc.assert(
      fc.property(aLife, (life) => {
        const world = { employers, events: [...openings, ...life] }
        const ladder = ladderInMemory(employers, world.events)
        for (const aggregate of ['churn', 'outcomes'] as const) {
          const query = { aggregate, filters: {}, groupBy: ['cohort' as const] }
          const found = differences(query, answer(world, query, NOW), ladder.ask(query, TODAY))
          expect(found.length, readable(found)).toBe(0)
        }
      }),
      { numRuns: RUNS, examples: examples() },
    )
  })
})

describe('a programme and the places of a cohort', () => {
  it('are the same in any order, and as if a voided event had never come', () => {
    fc.assert(
      fc.property(aWorld, fc.nat(), ({ events }, seed) => {
        const about = events.filter(({ subject }) => subject.includes('/'))
        const event = about[seed % about.length]
        if (!event) return
        const state = (events: Events) =>
          [...logsOf(events)]
            .map(([subject, log]) => [subject, foldProgramme(subject, log), [...foldPlaces(log)].toSorted()])
            .filter(([, programme, places]) => programme !== undefined || String(places) !== '')
            .toSorted()
        expect(state(randomFrom(seed).shuffled(about))).toEqual(state(about))
        expect(state([...about, voidOf(event)])).toEqual(state(about.filter((other) => other !== event)))
        expect(state([...about, voidOf(event), voidOf(voidOf(event))])).toEqual(state(about))
      }),
      { numRuns: 500 },
    )
  })
})

/** What anybody of its kind may say, and an enrolment, which the door judges. */
const openToAll = new Set(['trainee.enrolled', 'apel.granted', 'pre-registration.declined', 'event.voided'])

const voidOf = (event: LadderEvent): LadderEvent => ({
  ...event,
  id: `void of ${event.id}`,
  type: 'event.voided',
  data: { event: event.id, reason: 'a mistake' },
})

const expectAdmissible = (event: LadderEvent): void => {
  const organisation = organisationOf(event.source)
  if (organisation === undefined) {
    expect(catalogue[event.type].saidBy).toContain('ladder')
    expect(parseEvent({ ...event, source: '/organisations/hee:england' }, new Date(NOW))).toMatchObject({ ok: true })
    return
  }
  expect(parseEvent(event, new Date(NOW))).toEqual({ ok: true, value: event })
  const kind = kindOf(organisation)
  const region = kind === 'commissioner' ? regionOfCommissioner(organisation) : undefined
  admit(event, { organisation, kind, scopes: [], ...(region && { region }) })
}
