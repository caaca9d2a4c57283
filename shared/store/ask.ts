import { isDeepStrictEqual } from 'node:util'
import type { CubeRow } from '../aggregates/rows.ts'
import { type Answer, answer } from '../answer.ts'
import { count } from '../counters.ts'
import { type Disclosure, unguarded } from '../disclosure.ts'
import { planOf, plansOfParts, type Query } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { readRows } from './cube.ts'
import { type Edition, liveEdition, publishedEdition, restatedEdition } from './edition.ts'
import { latestPublication, type Publication, publications } from './publications.ts'
import { registerFor } from './register.ts'

type Asked = {
  readonly query: Query
  readonly disclosure: Disclosure
  /** The month whose publication is asked; without it the live figures are. */
  readonly publication?: string | undefined
  readonly now: Date
}

/** The same figures as they would be by what has been said since. */
type Restated = Answer & { readonly asOf: string }

export type Asking = Answer & {
  readonly asOf: string
  readonly publication?: string
  /** Null where no figure of the answer differs; absent for who is not told. */
  readonly restated?: Restated | null
}

/**
 * Answers a question from the live cube, or from a publication. Who has no exact figures is answered from the latest publication
 * there is: live figures asked day after day would tell who came and went, rounded or not. Restated ones change from day to
 * day too, so they are for those with exact figures only.
 */
export const ask = async ({ query, disclosure, publication, now }: Asked): Promise<Asking> => {
  const isExact = disclosure.name === 'exact'
  const published = publication ? await publicationNamed(publication) : isExact ? undefined : await latestPublication()
  if (!published) {
    const live = await liveEdition(now)
    return { ...(await answerFrom(live, query, isExact ? disclosure : unguarded)), asOf: live.asOf }
  }
  const edition = await publishedEdition(published)
  const restated = isExact ? await restatedEdition(published, edition) : undefined
  const [figures, since] = await Promise.all([
    answerFrom(edition, query, disclosure),
    restated && answerFrom(restated, query, disclosure),
  ])
  const differs = restated && since && !isDeepStrictEqual(figures, since)
  return {
    ...figures,
    asOf: edition.asOf,
    publication: published.month,
    ...(isExact && { restated: differs ? { ...since, asOf: restated.asOf } : null }),
  }
}

/** The publication of a month; refused, with those that there are, where there is none. */
export const publicationNamed = async (month: string): Promise<Publication> => {
  const all = await publications()
  const found = all.find((publication) => publication.month === month)
  if (found) return found
  const there = all.length > 0 ? `there are ${all.map((each) => each.month).join(', ')}` : 'nothing is published yet'
  throw new Refusal('not-found', `Nothing was published for that month: ${there}`)
}

/** The answer of an edition to a question. */
export const answerFrom = async (edition: Edition, query: Query, disclosure: Disclosure): Promise<Answer> => {
  const { source, today } = edition
  const isExact = disclosure.name === 'exact'
  const [rows, register] = await Promise.all([
    isExact ? readRows(source, planOf(query), today) : readParts(edition, query),
    edition.register ?? registerFor(query, isExact ? [] : ['route', 'specialism', 'icb']),
  ])
  return answer(query, rows, { register, today, disclosure })
}

const readParts = async ({ source, today }: Edition, query: Query): Promise<CubeRow[]> => {
  const { people, places } = plansOfParts(query)
  const [rows, cohorts] = await Promise.all([
    readRows(source, people, today),
    places ? readRows(source, places, today) : [],
  ])
  return [...rows, ...cohorts.map(placesOnly).filter(({ counters }) => count(counters, 'places') > 0)]
}

const placesOnly = ({ place, counters }: CubeRow): CubeRow => ({
  place,
  counters: { places: count(counters, 'places') },
})
