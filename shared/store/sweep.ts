import type { LadderEvent } from '#events/catalogue.ts'
import { stalledEvent } from '../stalled.ts'
import { generations } from './generation.ts'
import { sayByLadder } from './log.ts'
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
  return sayByLadder(stalled, recorded)
}
