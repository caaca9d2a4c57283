import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import type { Silent } from '../exceptions/senders.ts'
import { generations } from './generation.ts'
import { sayByLadder } from './log.ts'
import { silentOn } from './over-others.ts'

/**
 * Says `sender.silent` of every sender that became so. The event follows from the sender and the date on which it was last heard, so
 * a sweep that runs twice, or late, says nothing new. Gives how many events were new.
 */
export const sweepSenders = async (today: string, recorded: string): Promise<number> => {
  const { live } = await generations()
  return sayByLadder((await silentOn(live, today)).map(silentEvent), recorded)
}

const silentEvent = ({ organisation, heard, since }: Silent): LadderEvent<'sender.silent'> => ({
  specversion: '1.0',
  id: `silent-${organisation}-${heard}`,
  source: LADDER_SOURCE,
  type: 'sender.silent',
  subject: organisation,
  time: `${since}T00:00:00.000Z`,
  data: { since: heard },
})
