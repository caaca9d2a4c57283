import type { LadderEvent } from '#events/catalogue.ts'
import { organisationOf } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { Route } from '#events/types/programme-opened.ts'
import { randomFrom } from '../test/oracle/random.ts'
import { bigRegister } from '../test/sql-oracle/big-history.ts'
import { type Programme, type Told, tell } from '../test/sql-oracle/big-history-telling.ts'
import { bigLife } from '../test/sql-oracle/big-life.ts'

/** How far the trainees of a workload are spread. */
export type Spreading = {
  readonly heis: number
  readonly programmesEach: number
  readonly intakes: readonly string[]
  /** How many employers of an HEI's region its trainees work for. */
  readonly employersNear: number
}

/** One HEI with its employers: who sends results together. */
export const area: Spreading = { heis: 1, programmesEach: 3, intakes: ['2018-09', '2019-01'], employersNear: 10 }

/** All of England at once, four intakes in training. */
export const country: Spreading = {
  heis: 40,
  programmesEach: 3,
  intakes: ['2018-01', '2018-09', '2019-01', '2019-09'],
  employersNear: 20,
}

export type Workload = {
  readonly organisations: readonly (readonly [Organisation, object])[]
  readonly openings: readonly LadderEvent[]
  readonly programmes: ReadonlyMap<string, Programme>
  /** The employers near each HEI. */
  readonly employersOf: ReadonlyMap<string, readonly string[]>
  readonly regionOf: (employer: string) => string
  readonly routeOf: (programme: string) => Route | undefined
  /** The events about each trainee, some 20, told life by life; in turn at each of all HEIs, or at those named. */
  readonly lives: (trainees: number, at?: readonly string[]) => Generator<readonly LadderEvent[]>
}

const routes = ['higher-apprenticeship', 'foundation-degree', 'cert-he'] as const
const specialisms = ['generic', 'mental-health', 'core-and-options'] as const

/** HEIs that train for employers of their own region, with what is to be registered and said before the first enrolment. */
export const workloadOf = (spreading: Spreading): Workload => {
  const register = bigRegister()
  const heis = register.heis.slice(0, spreading.heis)
  const employers = Object.entries(register.employers)
  const regionOf = (employer: string) => register.employers[employer]?.region ?? ''
  const regions = [...new Set(employers.map(([, { region }]) => region))]
  const employersOf = new Map(
    heis.map((hei, nth) => {
      const near = employers.filter(([, { region }]) => region === regions[nth % regions.length])
      return [hei, near.slice(0, spreading.employersNear).map(([id]) => id)]
    }),
  )

  const told: Told = { events: [], count: 0 }
  const programmes = heis.flatMap((hei, nth) => programmesOf(hei, nth, spreading))
  for (const { hei, id, opening } of programmes)
    tell(told, hei, 'programme.opened', id, Date.parse('2013-06-03T09:00:00Z'), opening)
  const openings = told.events
  const routeById = new Map(programmes.map(({ id, opening }) => [id, opening.route]))

  return {
    organisations: [
      ...employers.map(([id, place]) => [id, { name: `Trust ${id}`, ...place }] as const),
      ...[...heis, ...register.epaos].map((id) => [id, { name: `Organisation ${id}` }] as const),
    ],
    openings,
    programmes: new Map(programmes.map((programme) => [programme.id, programme])),
    employersOf,
    regionOf,
    routeOf: (programme) => routeById.get(programme),
    lives: function* (trainees, at = heis) {
      const random = randomFrom(1)
      for (let nth = 0; nth < trainees; nth++) {
        const hei = at[nth % at.length] ?? ''
        const scene = {
          programmes: programmes.filter((programme) => programme.hei === hei),
          employers: employersOf.get(hei) ?? [],
          epaos: register.epaos,
        }
        told.events = []
        bigLife(told, scene, referenceOf(nth), random)
        yield told.events
      }
    },
  }
}

const programmesOf = (hei: string, nth: number, { programmesEach, intakes }: Spreading): Programme[] =>
  Array.from({ length: programmesEach }, (_, course) => {
    const id = `${hei.slice(-8)}/ap-${course}`
    const opening = {
      title: `Assistant practitioner ${course}`,
      route: routes[(nth + course) % routes.length] ?? 'cert-he',
      specialism: specialisms[(nth + course) % specialisms.length] ?? 'generic',
      minimumIntake: 10,
    }
    return { hei, opening, id, cohorts: intakes.map((intake) => `${id}/${intake}`) }
  })

/** A reference in the form that Ladder gives trainees. */
const referenceOf = (nth: number): string =>
  `t_${[...String(nth)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`.padEnd(28, 'k')

/** Cuts a history into batches of so many trainees with one event each: always each trainee's next event, the oldest first. */
export const liveBatches = (lives: readonly (readonly LadderEvent[])[], trainees: number): LadderEvent[][] => {
  const waiting = lives.flat().toSorted((a, b) => (a.time < b.time ? -1 : 1))
  const batches: LadderEvent[][] = []
  let rest: LadderEvent[] = waiting
  while (rest.length > 0) {
    const batch = new Map<string, LadderEvent>()
    const later: LadderEvent[] = []
    let at = 0
    for (; at < rest.length && batch.size < trainees; at++) {
      const event = rest[at] as LadderEvent
      if (batch.has(event.subject)) later.push(event)
      else batch.set(event.subject, event)
    }
    // At the end of the history fewer trainees are left: no longer a batch of the size to be measured.
    if (batch.size < trainees) break
    batches.push([...batch.values()])
    rest = [...later, ...rest.slice(at)]
  }
  return batches
}

/** The events of each organisation, in order: what one request may hold. */
export const bySender = (events: readonly LadderEvent[]): (readonly [Organisation, LadderEvent[]])[] =>
  [...Map.groupBy(events, ({ source }) => organisationOf(source) ?? '')].map(([sender, sent]) => [sender, sent])
