import type { LadderEvent } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import { heiOfProgramme } from '#events/identifiers.ts'
import type { Route } from '#events/types/programme-opened.ts'

// Few names, so that events meet: the same cohort, employer, id or moment comes up again and again.

export const TODAY = '2021-06-15'
export const NOW = `${TODAY}T12:00:00.000Z`

/** Two regions, an employer without an ICB, and one whose id begins like another's. */
export const employers = {
  'ods:RAA': { region: 'Y62', icb: 'QOP' },
  'ods:RAAB': { region: 'Y62' },
  'ods:RBB': { region: 'Y56', icb: 'A1B2C' },
} as const

export const heis = ['ukprn:10000011', 'ukprn:10000022'] as const
export const epaos = ['epao:EPA0001', 'epao:10000033'] as const

/** A programme for each way to complete, and one whose id begins like another's. */
export const programmes = ['10000011/ap', '10000011/ap-x', '10000022/ap', '10000022/dip'] as const
export const intakes = ['2019-09', '2018-09', '2020-01', '2021-09'] as const
export const cohorts = programmes.flatMap((programme) => intakes.map((intake) => `${programme}/${intake}`))

/** Moments at which things happen, often the same, with both ends of a day and of a leap year's February. */
export const moments = [
  '2019-09-02T09:00:00.000Z',
  '2019-09-02T09:00:00.001Z',
  '2018-08-31T23:59:59.999Z',
  '2018-09-01T00:00:00.000Z',
  '2019-12-31T23:59:59.999Z',
  '2020-01-01T00:00:00.000Z',
  '2020-02-29T12:00:00.000Z',
  '2020-06-15T12:00:00.000Z',
  '2020-06-16T00:00:00.000Z',
  '2021-01-31T10:00:00.000Z',
  '2021-05-01T10:00:00.000Z',
  '2021-06-15T09:00:00.000Z',
] as const

/** Dates around those moments. */
export const dates = [...new Set(moments.map((moment) => moment.slice(0, 10))), '2021-06-14', TODAY, '2021-12-31']

const routes: Readonly<Record<string, Route>> = {
  '10000011/ap': 'higher-apprenticeship',
  '10000011/ap-x': 'foundation-degree',
  '10000022/ap': 'higher-apprenticeship',
}

/** The route of a programme where only one trainee is looked at; the opening of the last programme was voided. */
export const routeOf = (programme: string): Route | undefined => routes[programme]

/** The event that opens a programme before anything else happens. */
export const openingOf = (programme: string, route = routes[programme] ?? 'dip-he'): LadderEvent => ({
  specversion: '1.0',
  id: OPENING,
  source: sourceOf(heiOfProgramme(programme)),
  type: 'programme.opened',
  subject: programme,
  time: '2017-01-01T00:00:00.000Z',
  data: { title: 'Assistant practitioner', route, specialism: 'generic', minimumIntake: 2 },
})
export const OPENING = 'opening'

/** The openings behind `routeOf`. */
export const openings = Object.keys(routes).map((programme) => openingOf(programme))
