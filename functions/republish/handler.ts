import { now } from '#shared/clock.ts'
import { streamInParts } from '#shared/store/batches.ts'
import { missedByBus } from '#shared/store/relayed.ts'
import { logger } from '../kit/powertools.ts'
import { deliver } from '../relay/deliver.ts'

const AT_ONCE = 100

export const handler = async (): Promise<void> => {
  let published = 0
  for await (const events of streamInParts(missedByBus(now()), AT_ONCE)) {
    const undelivered = await deliver(events)
    if (undelivered.length > 0) throw new Error(`the bus does not take ${undelivered.length} events`)
    published += events.length
  }
  logger.info('republished', { published })
}
