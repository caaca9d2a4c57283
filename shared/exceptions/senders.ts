import type { RecordedEvent } from '#events/catalogue.ts'
import { organisationOf } from '#events/envelope.ts'
import { type Organisation, partsOfCohort, type Region } from '#events/identifiers.ts'
import type { CubeRow } from '../aggregates/rows.ts'
import { count } from '../counters.ts'
import { addDays, dateOf } from '../dates.ts'

const SILENT_AFTER_DAYS = 60

/** When an organisation was last heard; where it never was, the date of the first enrolment that named it. */
export type Heard = { readonly at?: string; readonly named?: string }

/** What an event says of who is there: its sender was heard, and an employer that it names has somebody to speak of. */
export const hearingsIn = (event: RecordedEvent): (Heard & { readonly organisation: Organisation })[] => {
  const sender = organisationOf(event.source)
  const employer =
    event.type === 'trainee.enrolled' || event.type === 'trainee.transferred' ? event.data.employer : undefined
  return [
    ...(sender ? [{ organisation: sender, at: dateOf(event.recordedtime) }] : []),
    ...(employer ? [{ organisation: employer, named: dateOf(event.time) }] : []),
  ]
}

/** Whether something heard says nothing new: the last time counts, and the first naming until anything was heard. */
export const isKnown = (known: Heard, { at, named }: Heard): boolean =>
  (at === undefined || (known.at !== undefined && known.at >= at)) &&
  (named === undefined || known.at !== undefined || (known.named !== undefined && known.named <= named))

/** Both together. */
export const heardBoth = (one: Heard, other: Heard): Heard => {
  const at = [one.at, other.at]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1)
  const named = [one.named, other.named].filter((date) => date !== undefined).sort()[0]
  return { ...(at && { at }), ...(named && { named }) }
}

/** An HEI or employer with open enrolments, and the regions that these are in. */
export type Sender = { readonly organisation: Organisation; readonly regions: ReadonlySet<Region> }

/** HEIs from rows by cohort, and employers from rows by employer. */
export const sendersIn = (byCohort: readonly CubeRow[], byEmployer: readonly CubeRow[]): Sender[] => {
  const senders = new Map<Organisation, Set<Region>>()
  const add = (organisation: Organisation | undefined, { place, counters }: CubeRow) => {
    if (!organisation || !place.region || count(counters, 'active') + count(counters, 'paused') <= 0) return
    senders.set(organisation, (senders.get(organisation) ?? new Set()).add(place.region))
  }
  for (const row of byCohort) add(row.place.cohort && partsOfCohort(row.place.cohort).hei, row)
  for (const row of byEmployer) add(row.place.employer, row)
  return [...senders].map(([organisation, regions]) => ({ organisation, regions }))
}

/** A sender that has sent nothing for so long: `heard` is the last it was heard, `since` the date from which it is silent. */
export type Silent = Sender & { readonly heard: string; readonly since: string }

export const silentSenders = (
  senders: readonly Sender[],
  heard: ReadonlyMap<Organisation, Heard>,
  today: string,
): Silent[] =>
  senders.flatMap((sender) => {
    const { at, named } = heard.get(sender.organisation) ?? {}
    const last = at ?? named
    const since = last && addDays(last, SILENT_AFTER_DAYS)
    return last && since && since <= today ? [{ ...sender, heard: last, since }] : []
  })
