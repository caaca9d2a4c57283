import type { Filters } from '#events/slices.ts'

import type { AnomalyName, Status } from '#events/trainee-answer.ts'
import { isInSlice, type Register } from '../aggregates/rows.ts'
import type { EnrolmentPlace, Share } from '../contribution.ts'
import type { Outcome } from '../enrolment.ts'
import type { Ledger } from '../ledger.ts'
import { type Source, sourcesOf } from '../listing.ts'
import { streamInParts } from './batches.ts'
import { generations } from './generation.ts'
import { ledgersOf, listedBy } from './records.ts'

export type TraineeQuery = {
  readonly filters: Filters
  readonly status?: Status | undefined
  readonly outcome?: Outcome | undefined
  readonly anomaly?: AnomalyName | undefined
}

/** A place in a list: which of its sources, and after which place in it. */
export type Position = { readonly source: number; readonly after: string }
export type Page = { readonly refs: readonly string[]; readonly next?: Position }

const LEDGERS_AT_ONCE = 100

/** The trainees with an enrolment that a query asks for, each once, in order of region and cohort; a page of so many. */
export const listTrainees = async (
  query: TraineeQuery,
  register: Register,
  limit: number,
  from: Position | undefined,
): Promise<Page> => {
  const { live } = await generations()
  const { sources, prefix } = sourcesOf(query.filters)
  const refs: string[] = []
  for (let index = from?.source ?? 0; index < sources.length; index++) {
    const source = sources[index]
    if (!source) break
    const after = index === from?.source ? from.after : undefined
    for await (const part of streamInParts(listedBy(live, source, { prefix, after }), LEDGERS_AT_ONCE)) {
      const ledgers = await ledgersOf(live, [...new Set(part.map(({ subject }) => subject))])
      for (const { subject, place } of part) {
        if (!isFirst(place, subject, matching(ledgers.get(subject), query, register), sources)) continue
        refs.push(subject)
        if (refs.length === limit) return { refs, next: { source: index, after: place } }
      }
    }
  }
  return { refs }
}

/** The enrolments of a trainee that a query asks for, by where they count. */
const matching = (ledger: Ledger | undefined, query: TraineeQuery, register: Register): EnrolmentPlace[] => {
  if (!ledger || (query.anomaly && !ledger.anomalies.includes(query.anomaly))) return []
  return ledger.shares.flatMap((share) =>
    'employer' in share.place && asksFor(query, share, register) ? [share.place] : [],
  )
}

const asksFor = ({ filters, status, outcome }: TraineeQuery, share: Share, register: Register): boolean =>
  (!status || share.counters[status] === 1) &&
  (!outcome || share.counters[outcome] === 1) &&
  isInSlice(share, filters, register)

/** Whether this is where a trainee comes first among all places that match: they are listed there and nowhere else. */
const isFirst = (
  place: string,
  subject: string,
  places: readonly EnrolmentPlace[],
  sources: readonly Source[],
): boolean => {
  const positions = places
    .map((match) => ({
      source: sources.findIndex((source) => isIn(match, source)),
      place: `${match.cohort}#${subject}`,
    }))
    .sort((a, b) => a.source - b.source || (a.place < b.place ? -1 : 1))
  return positions[0]?.place === place
}

const isIn = (place: EnrolmentPlace, source: Source): boolean =>
  'region' in source ? place.region === source.region : place.employer === source.employer
