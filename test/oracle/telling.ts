import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import { answer } from './oracle.ts'
import type { Aggregate, Slice, World } from './world-types.ts'

// The people and places of the hand-computed cases: two HEIs, three programmes, two employers in two regions.
const NOW = '2021-06-15T12:00:00.000Z'
export const MET = 'ukprn:10000011'
export const CITY = 'ukprn:10000022'
export const TRUST = 'ods:RAA'
export const OTHER_TRUST = 'ods:RBB'
export const EPAO = 'epao:EPA0001'
export const DEGREE = '10000011/degree'
export const APPRENTICESHIP = '10000011/apprenticeship'
export const CITY_DEGREE = '10000022/degree'

const employers = { [TRUST]: { region: 'Y62', icb: 'QOP' }, [OTHER_TRUST]: { region: 'Y56' } }

/** A world in which the three programmes are open and this happened; ids are e1, e2 … in the order given. */
export const told = (...sayings: readonly LadderEvent[]): World => ({
  employers,
  events: [
    opened(MET, DEGREE, 'foundation-degree'),
    opened(MET, APPRENTICESHIP, 'higher-apprenticeship'),
    opened(CITY, CITY_DEGREE, 'foundation-degree'),
    ...sayings.map((event, at) => ({ ...event, id: `e${at + 1}` })),
  ],
})

/** One event; a day is enough where the hour does not matter. */
export const said = <Type extends EventType>(
  organisation: string,
  type: Type,
  time: string,
  data: EventData<Type>,
  subject = 'ann',
): LadderEvent => {
  const source = `/organisations/${organisation}`
  const moment = time.length === 10 ? `${time}T09:00:00.000Z` : time
  return { specversion: '1.0', id: `${type} ${subject}`, source, type, subject, time: moment, data } as LadderEvent
}

const opened = (hei: string, programme: string, route: 'foundation-degree' | 'higher-apprenticeship') =>
  said(
    hei,
    'programme.opened',
    '2015-01-01',
    { title: 'AP', route, specialism: 'generic', minimumIntake: 3 },
    programme,
  )

type Enrolled = Partial<EventData<'trainee.enrolled'>> & { who?: string; at?: string }

/** Ann enrols at MET in the degree of 2019-09, until 2021-08-31, with the first trust, unless it says otherwise. */
export const enrolled = ({ who = 'ann', at = '2019-09-02', ...data }: Enrolled = {}): LadderEvent => {
  const cohort = data.cohort ?? `${DEGREE}/2019-09`
  const hei = `ukprn:${cohort.slice(0, 8)}`
  const usual = { employer: TRUST, entryBand: 3, funding: 'levy', setting: 'community' } as const
  return said(
    hei,
    'trainee.enrolled',
    at,
    { ...usual, guaranteedPost: false, expectedEnd: '2021-08-31', ...data, cohort },
    who,
  )
}

export const awarded = (at: string, who = 'ann'): LadderEvent =>
  said(MET, 'qualification.awarded', at, { award: 'fdsc' }, who)

export const withdrew = (at: string, who = 'ann'): LadderEvent =>
  said(MET, 'trainee.withdrawn', at, { reason: 'personal' }, who)

export const passed = (module: string, at: string, credits = 20): LadderEvent =>
  said(MET, 'module.passed', at, { module, credits, level: 4, attempt: 1 })

export const confirmed = (at: string, start = at, band = 4): LadderEvent =>
  said(TRUST, 'post.confirmed', at, { band, start })

export const missed = (at: string): LadderEvent =>
  said(TRUST, 'post.missing', at, { reason: 'no-vacancy', currentBand: 3 })

export const left = (at: string, reason: EventData<'post.left'>['reason'] = 'promotion'): LadderEvent =>
  said(TRUST, 'post.left', at, { reason })

export const voided = (organisation: string, event: string, at: string, subject = 'ann'): LadderEvent =>
  said(organisation, 'event.voided', at, { event, reason: 'a mistake' }, subject)

export const places = (count: number, at: string, cohort = `${DEGREE}/2019-09`, region: 'Y62' | 'Y56' = 'Y62') =>
  said('hee:england', 'places.commissioned', at, { places: count, region }, cohort)

/** The whole of the world of a case. */
export const total = (world: World, aggregate: Aggregate, filters = {}) =>
  answer(world, { aggregate, filters, groupBy: [] }, NOW).total

/** The rows of the world of a case. */
export const rows = (world: World, aggregate: Aggregate, ...groupBy: Slice[]) =>
  answer(world, { aggregate, filters: {}, groupBy }, NOW).rows
