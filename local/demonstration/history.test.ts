import { describe, expect, it } from 'vitest'
import { catalogue, type LadderEvent } from '#events/catalogue.ts'
import { parseEvent } from '#events/envelope.ts'
import { heiOfProgramme, kindOf } from '#events/identifiers.ts'
import { parseOrganisation } from '#events/organisation.ts'
import { speakerOf } from './batches.ts'
import { DEMONSTRATION_SEED, historyOf } from './history.ts'
import { commissioners, employers, epaos, heis } from './organisations.ts'

const history = historyOf(DEMONSTRATION_SEED)
const batches = [...history.courses, ...history.outcomes].flat()
const events = batches.flatMap(({ events }) => events)

describe('the demonstration', () => {
  it('is the same to the byte for the same seed, and another for any other', { timeout: 30_000 }, () => {
    expect(JSON.stringify(historyOf(DEMONSTRATION_SEED))).toBe(JSON.stringify(history))
    expect(JSON.stringify(historyOf(7))).not.toBe(JSON.stringify(history))
  })

  it('has only events that are valid, and of before 2026', { timeout: 30_000 }, () => {
    const newYear = new Date('2026-01-01')
    const faults = events.flatMap((event) => {
      const parsed = parseEvent(JSON.parse(JSON.stringify(event)), newYear)
      return parsed.ok ? [] : [{ event: event.id, faults: parsed.faults }]
    })
    expect(faults).toEqual([])
    expect(events.filter(({ time }) => time >= newYear.toISOString())).toEqual([])
  })

  it('has only organisations that the register takes', () => {
    const everybody = [...commissioners, ...epaos, ...heis, ...employers]
    const refused = everybody.filter(({ id, ...details }) => {
      const { name, region, icb, levyPaying }: Partial<(typeof employers)[number]> = details
      return !parseOrganisation(id, JSON.parse(JSON.stringify({ name, region, icb, levyPaying }))).ok
    })
    expect(refused).toEqual([])
    expect(new Set(everybody.map(({ id }) => id)).size).toBe(everybody.length)
  })

  it('lets each organisation say only what is its to say', () => {
    const cohortsHei = ({ cohort }: { cohort?: string | undefined }, otherwise: string) =>
      cohort === undefined ? otherwise : heiOfProgramme(cohort)
    const isItsOwn = (organisation: string, event: LadderEvent): boolean => {
      switch (event.type) {
        case 'trainee.enrolled':
        case 'trainee.transferred':
          return cohortsHei(event.data, organisation) === organisation
        case 'programme.opened':
        case 'programme.closed':
          return heiOfProgramme(event.subject) === organisation
        case 'places.commissioned':
          return [`hee:${event.data.region}`, 'hee:england'].includes(organisation)
        default:
          return true
      }
    }
    const presumptuous = batches.flatMap(({ organisation, events }) =>
      events.filter(
        (event) =>
          speakerOf(event) !== organisation ||
          !(catalogue[event.type].saidBy as readonly string[]).includes(kindOf(organisation)) ||
          !isItsOwn(organisation, event),
      ),
    )
    expect(presumptuous).toEqual([])
  })

  it('is small enough to wait for, in batches that are allowed', () => {
    expect(events).toHaveLength(history.expected.events)
    expect(events.length).toBeGreaterThan(8_000)
    expect(events.length).toBeLessThan(10_000)
    expect(Math.max(...batches.map(({ events }) => events.length))).toBeLessThanOrEqual(500)
  })

  it('keeps what an organisation says of a trainee at a time in one batch', () => {
    for (const batches of [...history.courses.slice(0, -1), ...history.outcomes.slice(0, -1)]) {
      const subjects = batches.flatMap(({ organisation, events }) =>
        [...new Set(events.map(({ subject }) => subject))].map((subject) => `${organisation} ${subject}`),
      )
      expect(new Set(subjects).size).toBe(subjects.length)
    }
  })

  it('gives every event an id of its own, and sends some twice, byte for byte', () => {
    const byId = Map.groupBy(events, ({ source, id }) => `${source} ${id}`)
    const twice = [...byId.values()].filter(({ length }) => length > 1)
    expect(twice).toHaveLength(history.expected.duplicates)
    expect(twice.length).toBeGreaterThan(50)
    expect(twice.filter(([first, second]) => JSON.stringify(first) !== JSON.stringify(second))).toEqual([])
  })

  it('has no learner number but as a subject', () => {
    const telling = events.filter(
      ({ subject, ...rest }) => /^\d{10}$/.test(subject) && JSON.stringify(rest).includes(subject),
    )
    expect(telling).toEqual([])
  })

  it('has all that happens', () => {
    const types = new Set(events.map(({ type }) => type))
    const own = Object.values(catalogue).filter(({ saidBy }) => (saidBy as readonly string[])[0] !== 'ladder')
    expect([...types].sort()).toEqual(own.map(({ type }) => type).sort())
  })
})
