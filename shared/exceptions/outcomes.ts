import { dateOf, monthsAfter } from '../dates.ts'
import { type Enrolment, outcomeOf } from '../enrolment.ts'
import type { Found } from './concern.ts'

const OVERDUE_AFTER_MONTHS = 6

/** Completed with a guaranteed post, and there is none. */
export const guaranteeBroken = ({ standing, guaranteedPost, post }: Enrolment): Found[] => {
  if (standing.is !== 'completed' || !guaranteedPost || post?.is !== 'missing') return []
  // Said before the completion, it is broken by the completion.
  return [{ since: dateOf(post.at > standing.at ? post.at : standing.at) }]
}

/** Completed, and for six months nobody has said what became of it. */
export const outcomeOverdue = (enrolment: Enrolment): Found[] => {
  const { standing } = enrolment
  if (standing.is !== 'completed' || outcomeOf(enrolment) !== 'awaited') return []
  return [{ since: monthsAfter(dateOf(standing.at), OVERDUE_AFTER_MONTHS) }]
}
