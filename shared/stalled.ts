import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import { addDays, dateOf } from './dates.ts'
import { STALLED_AFTER_DAYS } from './enrolment.ts'
import type { TraineeRecord } from './trainee.ts'

/** The cohort of an active enrolment and the date of its last sign of progress. */
export type Watch = { readonly cohort: string; readonly progressed: string }

/** What the daily sweep looks at in a record; undefined for one that cannot stall. */
export const watchOf = ({ enrolments }: TraineeRecord): Watch | undefined => {
  const last = enrolments.at(-1)
  return last?.standing.is === 'active' ? { cohort: last.cohort, progressed: dateOf(last.progressed) } : undefined
}

/** What the sweep of a day says of a trainee. It follows from the watch and the date alone, whenever the sweep runs. */
export const stalledEvent = (
  subject: string,
  { cohort, progressed }: Watch,
  today: string,
): LadderEvent<'training.stalled'> | undefined => {
  const since = addDays(progressed, STALLED_AFTER_DAYS)
  if (since > today) return undefined
  return {
    specversion: '1.0',
    id: `stalled-${subject}-${cohort}-${progressed}`,
    source: LADDER_SOURCE,
    type: 'training.stalled',
    subject,
    time: `${since}T00:00:00.000Z`,
    data: { cohort, since: progressed },
  }
}
