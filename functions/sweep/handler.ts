import { now } from '#shared/clock.ts'
import { dateOf } from '#shared/dates.ts'
import { sweepStalled } from '#shared/store/sweep.ts'
import { sweepSenders } from '#shared/store/sweep-senders.ts'
import { logger } from '../kit/powertools.ts'

export const handler = async (): Promise<void> => {
  const recorded = now().toISOString()
  const today = dateOf(recorded)
  const stalled = await sweepStalled(today, recorded)
  const silent = await sweepSenders(today, recorded)
  logger.info('swept', { stalled, silent })
}
