import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { logger, traceOf } from '#functions/kit/powertools.ts'
import { backOff } from '#shared/backoff.ts'
import { required } from '#shared/environment.ts'
import { type Notice, requestsOf } from './requests.ts'

const bus = required('LADDER_BUS')
const eventBridge = new EventBridgeClient({})

const MOST_ATTEMPTS = 4

/** Puts notices on the bus, those that failed again a few times. Resolves to the ones that never got there. */
export const deliver = async (notices: readonly Notice[]): Promise<readonly Notice[]> => {
  let left = notices
  for (let attempt = 1; left.length > 0 && attempt <= MOST_ATTEMPTS; attempt++) {
    if (attempt > 1) await backOff(attempt - 1)
    const failed: Notice[] = []
    for (const request of requestsOf(left)) failed.push(...(await put(request)))
    left = failed
  }
  return left
}

/** Resolves to the notices that the bus did not take. */
const put = async (notices: readonly Notice[]): Promise<readonly Notice[]> => {
  try {
    const Entries = notices.map(({ entry }) => ({ ...entry, EventBusName: bus }))
    const { Entries: results = [] } = await eventBridge.send(new PutEventsCommand({ Entries }))
    const failed = notices.filter((_, index) => !results[index]?.EventId)
    if (failed.length > 0)
      logger.warn('refused by the bus', { codes: results.flatMap(({ ErrorCode = [] }) => ErrorCode) })
    return failed
  } catch (error) {
    logger.warn('no answer from the bus', { entries: notices.length, error: traceOf(error) })
    return notices
  }
}
