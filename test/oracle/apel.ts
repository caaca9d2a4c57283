import type { EventData, LadderEvent } from '#events/catalogue.ts'
import { speakerOf } from './speakers.ts'
import { standing } from './standing.ts'

/** What came of a trainee's applications for credit. */
export type Apel =
  | { readonly is: 'grant'; readonly grant: EventData<'apel.granted'>; readonly sameHei: boolean }
  | { readonly is: 'decline'; readonly reason: string }

/** The first grant with the most months; without any grant, the last decline. From any HEI, at any time. */
export const apelOf = (events: readonly LadderEvent[], hei: string): Apel | undefined => {
  const said = standing(events).filter((event) => speakerOf(event).startsWith('ukprn:'))
  const grants = said.filter((event) => event.type === 'apel.granted')
  const most = Math.max(...grants.map(({ data }) => data.monthsGranted))
  const best = grants.find(({ data }) => data.monthsGranted === most)
  if (best) return { is: 'grant', grant: best.data, sameHei: speakerOf(best) === hei }
  const decline = said.findLast((event) => event.type === 'pre-registration.declined')
  return decline && { is: 'decline', reason: decline.data.reason }
}
