import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { RecordedEvent } from '#events/catalogue.ts'
import { logger, traceOf } from '#functions/kit/powertools.ts'
import { backOff } from '#shared/backoff.ts'
import { now } from '#shared/clock.ts'
import { required } from '#shared/environment.ts'
import { appendToFeed } from '#shared/store/feed.ts'
import { type Notice, noticeOf, requestsOf } from './requests.ts'

const bus = required('LADDER_BUS')
const eventBridge = new EventBridgeClient({})

const MOST_ATTEMPTS = 4

/**
 * Puts events on the bus, those that failed again a few times, and in the feed those that it took. Resolves to those that
 * never got there.
 */
export const deliver = async (events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> => {
  let left: readonly Notice[] = events.map(noticeOf)
  for (let attempt = 1; left.length > 0 && attempt <= MOST_ATTEMPTS; attempt++) {
    if (attempt > 1) await backOff(attempt - 1)
    const failed: Notice[] = []
    for (const request of requestsOf(left)) failed.push(...(await put(request)))
    left = failed
  }
  const undelivered = new Set(left.map(({ event }) => event))
  await appendToFeed(
    events.filter((event) => !undelivered.has(event)),
    now(),
  )
  return [...undelivered]
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
