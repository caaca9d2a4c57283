import fc from 'fast-check'
import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import { heiOfProgramme } from '#events/identifiers.ts'
import { aggregateNames } from '#events/measures.ts'
import { type Slice, sliceNames } from '#events/slices.ts'
import { Route } from '#events/types/programme-opened.ts'
import { Funding, Setting } from '#events/types/trainee-enrolled.ts'
import { addDays } from '#shared/dates.ts'
import { STALLED_AFTER_DAYS } from '#shared/enrolment.ts'
import type { Query } from '#shared/plan.ts'
import { nameOf } from '#shared/standing-events.ts'
import type { Query as AskedOfTheOracle, World } from '../oracle/world-types.ts'
import { aboutTrainees, aCohort, enrols, enrolsIn, type Saying, says } from './sayings.ts'
import {
  cohorts,
  dates,
  employers,
  epaos,
  heis,
  intakes,
  moments,
  OPENING,
  openingOf,
  programmes,
  TODAY,
} from './scene.ts'

const ids = ['a', 'b', 'c', 'd', 'e']

/** References of trainees: an id may come up for each of them, since an id belongs to its source. */
const trainees = ['a', 'b', 'c'].map((letter) => `t_${letter.repeat(26)}`)
export const [ann = ''] = trainees

/** The events of one subject, in any order, each id once a source. Shrinks to fewer and to plainer events. */
const logOf = (event: fc.Arbitrary<LadderEvent>, maxLength: number): fc.Arbitrary<LadderEvent[]> =>
  fc.uniqueArray(event, { selector: nameOf, maxLength, size: 'max' })

/** An event of a subject: the same ids come up again, of other sources and in voids. */
const about = (subject: string, saying: fc.Arbitrary<Saying>): fc.Arbitrary<LadderEvent> =>
  fc
    .tuple(saying, idFor(subject), fc.constantFrom(...moments))
    .map(([{ type, source, data }, id, time]) => eventOf(type, source, subject, id, time, data))

// An id is taken once per source whatever the subject, so each subject has its own.
const idFor = (subject: string, more: readonly string[] = []): fc.Arbitrary<string> =>
  fc.constantFrom(...ids.map((id) => (subject === ann ? id : `${id} ${subject}`)), ...more)

/** The pair of type and data is checked against the schemas by the first of the laws. */
const eventOf = (
  type: LadderEvent['type'],
  source: string,
  subject: string,
  id: string,
  time: string,
  data: LadderEvent['data'],
) => ({ specversion: '1.0', id, source, type, subject, time, data }) as LadderEvent

/** A void of anything that the speaker may have said of this subject: of an event, of a void, of itself, or of nothing. */
const voids = (subject: string, speakers: readonly string[], more: readonly string[] = []) =>
  says('event.voided', speakers, fc.record({ event: idFor(subject, more), reason: fc.constant('a mistake') }))

/** What the daily sweep says, at the time and with the id that follow from the enrolment and the date. */
const stalled = (subject: string): fc.Arbitrary<LadderEvent> =>
  fc.tuple(aCohort, fc.constantFrom(...longAgo)).map(([cohort, since]) => {
    const time = `${addDays(since, STALLED_AFTER_DAYS)}T00:00:00.000Z`
    return eventOf('training.stalled', LADDER_SOURCE, subject, `stalled-${cohort}-${since}`, time, { cohort, since })
  })

const longAgo = dates.filter((date) => addDays(date, STALLED_AFTER_DAYS) <= TODAY)

const lifeAbout = (subject: string, maxLength: number): fc.Arbitrary<LadderEvent[]> => {
  const happens = fc.oneof(
    ...aboutTrainees.map(([weight, saying]) => ({ weight, arbitrary: about(subject, saying) })),
    { weight: 4, arbitrary: stalled(subject) },
    { weight: 5, arbitrary: about(subject, voids(subject, [...heis, ...Object.keys(employers), ...epaos])) },
  )
  // Somebody who never enrols has little to tell.
  return fc
    .tuple(fc.option(about(subject, enrols), { freq: 8 }), logOf(happens, maxLength))
    .map(([first, rest]) => (first && !rest.some((event) => nameOf(event) === nameOf(first)) ? [first, ...rest] : rest))
}

/** The events about one trainee. */
export const aLife = lifeAbout(ann, 16)

/** Somebody who enrols again and again, mostly in yet another cohort. */
export const aWanderer: fc.Arbitrary<LadderEvent[]> = fc
  .array(fc.tuple(enrolsIn(fc.constantFrom(...cohorts)), fc.constantFrom(...moments)), { maxLength: 60, size: 'max' })
  .map((all) => all.map(([{ type, source, data }, time], nth) => eventOf(type, source, ann, `e${nth}`, time, data)))

const commissioned = (by: string, regions: readonly ('Y62' | 'Y56' | 'Y63' | 'Y58' | 'Y59')[]) =>
  says(
    'places.commissioned',
    [by],
    fc.record({ places: fc.constantFrom(3, 0, 1, 12), region: fc.constantFrom(...regions) }),
  )

/** The events about one cohort: places stated again and again, by the region or by England. */
export const commissioningOf = (cohort: string, maxLength = 6): fc.Arbitrary<LadderEvent[]> =>
  logOf(
    about(
      cohort,
      fc.oneof(
        commissioned('hee:england', ['Y62', 'Y56', 'Y63', 'Y58', 'Y59']),
        commissioned('hee:Y62', ['Y62']),
        voids(cohort, ['hee:england', 'hee:Y62']),
      ),
    ),
    maxLength,
  )

/** The events about one programme, its opening first: closed, opened again on another route, any of it voided. */
const programmeLog = (programme: string): fc.Arbitrary<LadderEvent[]> => {
  const by = [heiOfProgramme(programme)]
  const opened = fc.record({
    title: fc.constant('Assistant practitioner'),
    route: fc.constantFrom(...Route.options),
    specialism: fc.constantFrom('generic', 'radiography'),
    minimumIntake: fc.constantFrom(2, 1),
  })
  const later = fc.oneof(
    says('programme.opened', by, opened),
    says('programme.closed', by, fc.record({ reason: fc.constant('other' as const) })),
    voids(programme, by, [OPENING, OPENING]),
  )
  return logOf(about(programme, later), 2).map((log) => [openingOf(programme), ...log])
}

const together = (logs: readonly fc.Arbitrary<LadderEvent[]>[]): fc.Arbitrary<LadderEvent[]> =>
  fc.tuple(...logs).map((logs) => logs.flat())

/** A small world: programmes, places in some cohorts, and a few trainees. */
export const aWorld: fc.Arbitrary<World> = together([
  ...programmes.map(programmeLog),
  ...cohorts.filter((_, at) => at % 3 === 0).map((cohort) => commissioningOf(cohort, 2)),
  ...trainees.map((trainee) => lifeAbout(trainee, 9)),
]).map((events) => ({ employers, events }))

const values: Readonly<Record<Slice, readonly string[]>> = {
  region: ['Y62', 'Y56', 'Y63'],
  icb: ['QOP', 'A1B2C'],
  hei: heis,
  programme: programmes,
  intake: intakes,
  cohort: cohorts,
  employer: Object.keys(employers),
  route: Route.options,
  specialism: ['generic', 'radiography'],
  setting: Setting.options.slice(0, 3),
  funding: Funding.options.slice(0, 3),
  guaranteedPost: ['true', 'false'],
}
const aFilter = fc.oneof(
  ...sliceNames.map((slice) => fc.constantFrom(...values[slice]).map((value) => [slice, value] as const)),
)
const oneOfEachSlice = { selector: ([slice]: readonly [Slice, string]) => slice, maxLength: 2 }

type Question = Query & AskedOfTheOracle

export const someFilters: fc.Arbitrary<Question['filters']> = fc
  .uniqueArray(aFilter, oneOfEachSlice)
  .map((filters) => Object.fromEntries(filters) as Question['filters'])

/** Any question: an aggregate, by up to two slices, on up to two. */
export const aQuestion: fc.Arbitrary<Question> = fc.record({
  aggregate: fc.constantFrom(...aggregateNames),
  filters: someFilters,
  groupBy: fc.uniqueArray(fc.constantFrom(...sliceNames), { maxLength: 2 }),
})
