import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import { dateOf, wholeMonthsBetween } from '../dates.ts'
import { type Enrolment, outcomeOf } from '../enrolment.ts'
import { recordsAt } from './as-of.ts'
import { sayByLadder } from './log.ts'

/** Nothing heard of a post for so many months after completion: it counts as missing. */
const OVERDUE_AFTER_MONTHS = 6

/**
 * Says `post.missing` of every outcome awaited for over six months by a moment. What it says follows from the log as it was known then:
 * said again, it says nothing new. Gives how many events were new.
 */
export const sweepOverdue = async (moment: string, recorded: string): Promise<number> => {
  const overdue: LadderEvent[] = []
  for await (const [trainee, { enrolments }] of recordsAt(moment)) {
    const enrolment = enrolments.at(-1)
    const event = enrolment && overdueEvent(trainee, enrolment, moment)
    if (event) overdue.push(event)
  }
  return sayByLadder(overdue, recorded)
}

const overdueEvent = (
  subject: string,
  enrolment: Enrolment,
  moment: string,
): LadderEvent<'post.missing'> | undefined => {
  const { standing, cohort } = enrolment
  if (outcomeOf(enrolment) !== 'awaited' || standing.is !== 'completed') return undefined
  const completed = dateOf(standing.at)
  // The moment is the end of a day.
  const lastDay = dateOf(new Date(Date.parse(moment) - 1).toISOString())
  if (wholeMonthsBetween(completed, lastDay) < OVERDUE_AFTER_MONTHS) return undefined
  return {
    specversion: '1.0',
    id: `not-reported-${subject}-${cohort}-${completed}`,
    source: LADDER_SOURCE,
    type: 'post.missing',
    subject,
    time: moment,
    data: { reason: 'not-reported' },
  }
}
