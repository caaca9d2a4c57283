import { addDays, dateOf } from '../dates.ts'
import { type Enrolment, isOpen, isStalled, STALLED_AFTER_DAYS } from '../enrolment.ts'
import type { Found } from './concern.ts'

const LONG_PAUSE_DAYS = 365
const EPA_DUE_DAYS = 90

/** The daily sweep said so, and nothing has moved since. */
export const stalled = (enrolment: Enrolment): Found[] => {
  const { stalledSince } = enrolment
  return stalledSince !== undefined && isStalled(enrolment)
    ? [{ since: addDays(stalledSince, STALLED_AFTER_DAYS) }]
    : []
}

/** Paused for a year. */
export const longPause = ({ standing }: Enrolment): Found[] =>
  standing.is === 'paused' ? [{ since: addDays(dateOf(standing.since), LONG_PAUSE_DAYS) }] : []

/** The end is near or past, and nothing was assessed or awarded yet: on every route. */
export const epaDue = (enrolment: Enrolment): Found[] =>
  isOpen(enrolment) && !enrolment.epa && !enrolment.award
    ? [{ since: addDays(enrolment.expectedEnd, -EPA_DUE_DAYS) }]
    : []
