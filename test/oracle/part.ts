import { type Apel, apelOf } from './apel.ts'
import type { Enrolment } from './enrolment.ts'
import { lifeOf } from './life.ts'
import { type ProgrammeState, programmeOf } from './programme.ts'
import { heiOf } from './speakers.ts'
import { standing } from './standing.ts'
import type { Slice, Slices, World } from './world-types.ts'

/** An enrolment as it is now, with the slices it falls into. */
export type Counted = Enrolment & { readonly slices: Slices; readonly apel: Apel | undefined }

/** The latest statement of a cohort's places for a region. */
type Places = { readonly slices: Partial<Slices>; readonly places: number }

/** What a total or a row is about. Places are null where they are not known: below cohort and region. */
export type Part = {
  readonly enrolments: readonly Counted[]
  readonly places: readonly Places[] | null
  readonly programme: (id: string) => ProgrammeState
}

const placesKnowNothingOf: readonly Slice[] = ['icb', 'employer', 'setting', 'funding', 'guaranteedPost']

/** Everything that falls under the filters, seen through the slices of a query. */
export const partOf = (world: World, filters: Partial<Slices>, groupBy: readonly Slice[]): Part => {
  const named = [...Object.keys(filters), ...groupBy]
  const whole = wholeOf(world)
  const places = placesKnowNothingOf.some((slice) => named.includes(slice)) ? null : whole.places
  return within({ ...whole, places }, filters)
}

/** The enrolments and places with these values; text and values compare alike, so that `true` is 'true'. */
export const within = (part: Part, wanted: Partial<Slices>): Part => {
  const has = ({ slices }: { slices: Partial<Slices> }) =>
    Object.entries(wanted).every(([slice, value]) => String(slices[slice as Slice]) === String(value))
  return { ...part, enrolments: part.enrolments.filter(has), places: part.places?.filter(has) ?? null }
}

const wholeOf = (world: World): Part => {
  const known = remembered.get(world)
  if (known) return known
  const programme = (id: string) => programmeOf(world, id)
  const whole = { enrolments: enrolmentsOf(world), places: placesOf(world), programme }
  remembered.set(world, whole)
  return whole
}

// Worlds do not change, and each is asked hundreds of questions.
const remembered = new WeakMap<World, Part>()

const enrolmentsOf = (world: World): Counted[] =>
  Object.values(Object.groupBy(world.events, ({ subject }) => subject))
    .filter((events = []) => !events[0]?.subject.includes('/'))
    .flatMap((events = []) => {
      const { enrolments } = lifeOf(world, events)
      const last = enrolments.at(-1)
      return enrolments.map((enrolment) => ({
        ...enrolment,
        slices: { ...slicesOfCohort(world, enrolment.cohort), ...slicesOfTrainee(world, enrolment) },
        apel: enrolment === last ? apelOf(events, enrolment.hei) : undefined,
      }))
    })

const placesOf = (world: World): Places[] => {
  const statements = standing(world.events).filter((event) => event.type === 'places.commissioned')
  const latest = new Map(statements.map((event) => [`${event.subject} ${event.data.region}`, event]))
  return [...latest.values()].map(({ subject, data }) => ({
    slices: { ...slicesOfCohort(world, subject), region: data.region },
    places: data.places,
  }))
}

const slicesOfCohort = (world: World, cohort: string) => {
  const programme = cohort.slice(0, -'/YYYY-MM'.length)
  const { route, specialism } = programmeOf(world, programme)
  return { cohort, programme, intake: cohort.slice(-'YYYY-MM'.length), hei: heiOf(cohort), route, specialism }
}

const slicesOfTrainee = (world: World, { employer, setting, funding, guaranteedPost }: Enrolment) => {
  const { region = null, icb = null } = world.employers[employer] ?? {}
  return { employer, region, icb, setting, funding, guaranteedPost }
}
