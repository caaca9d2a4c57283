import { addDays, dateOf } from '../dates.ts'
import { type Enrolment, heiOf, isOpen } from '../enrolment.ts'
import type { Mentions } from '../mentions.ts'
import type { TraineeRecord } from '../trainee.ts'
import type { Found } from './concern.ts'

const ARRIVED_WITHIN_DAYS = 90
/** A trainee of whom more organisations speak has some other trouble, and its ledger must fit one transaction. */
const MOST_SPEAKERS = 20

/** Gone to another employer, programme or degree, and nothing was heard from there. */
export const movedNotArrived = (enrolment: Enrolment, record: TraineeRecord): Found[] => {
  const since = (at: string) => addDays(dateOf(at), ARRIVED_WITHIN_DAYS)
  const { standing, movedAway } = enrolment
  if (standing.is === 'withdrawn') {
    const { at, reason } = standing
    return reason === 'moved-to-pre-registration' && !isReceived(record, at) ? [{ since: since(at) }] : []
  }
  if (movedAway && isOpen(enrolment)) return [{ since: since(movedAway) }]
  return arrivals(enrolment, record).map(({ employer, at }) => ({ since: since(at), organisation: employer }))
}

/** Whether a degree has taken the trainee: credit was granted, whenever that was, or an HEI has answered since. */
const isReceived = ({ grant, received }: TraineeRecord, at: string): boolean =>
  grant !== undefined || (received !== undefined && received > at)

const arrivals = ({ arrival, employer }: Enrolment, { mentions }: TraineeRecord) =>
  arrival && arrival.employer === employer && !hasSpokenSince(mentions, employer, arrival.at) ? [arrival] : []

/** Left out of a return or a file by the HEI or the employer, which have said nothing of the trainee since. */
export const dropped = (enrolment: Enrolment, { mentions }: TraineeRecord): Found[] => {
  if (!isOpen(enrolment)) return []
  return [heiOf(enrolment), enrolment.employer].flatMap((organisation): Found[] => {
    const at = mentions.dropped[organisation]
    const stands = at !== undefined && at >= enrolment.opened && !hasSpokenSince(mentions, organisation, at)
    return stands ? [{ since: dateOf(at), organisation }] : []
  })
}

const hasSpokenSince = ({ said }: Mentions, organisation: string, at: string): boolean =>
  (said[organisation]?.last ?? '') > at

/** Facts about somebody whom no HEI has enrolled, by each organisation that said any. */
export const enrolmentUnknown = ({ enrolments, mentions }: TraineeRecord): Found[] =>
  enrolments.length > 0
    ? []
    : Object.entries(mentions.said)
        .map(([organisation, { first }]) => ({ since: dateOf(first), organisation }))
        .sort((a, b) => (a.organisation < b.organisation ? -1 : 1))
        .slice(0, MOST_SPEAKERS)
