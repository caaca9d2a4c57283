import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import { addDays } from '../dates.ts'
import { STALLED_AFTER_DAYS } from '../enrolment.ts'
import { generations } from './generation.ts'
import { appendAll } from './log.ts'
import { allLedgers } from './records.ts'

/**
 * Says `training.stalled` of every trainee who became so. The event follows from the enrolment and the date alone, so
 * a sweep that runs twice, or late, says nothing new. Gives how many events were new.
 */
export const sweepStalled = async (today: string, recorded: string): Promise<number> => {
  const stalled: LadderEvent[] = []
  const { live } = await generations()
  for await (const { subject, ledger } of allLedgers(live)) {
    const event = ledger.watch && stalledEvent(subject, ledger.watch, today)
    if (event) stalled.push(event)
  }
  const said = await appendAll(stalled, recorded)
  const failed = said.find((outcome) => outcome instanceof Error)
  if (failed) throw failed
  return said.filter((isNew) => isNew === true).length
}

const stalledEvent = (
  subject: string,
  { cohort, progressed }: { readonly cohort: string; readonly progressed: string },
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
