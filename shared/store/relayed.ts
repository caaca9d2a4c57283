import type { RecordedEvent } from '#events/catalogue.ts'
import { addDays, dateOf } from '../dates.ts'
import { nameOf } from '../standing-events.ts'
import { addedSince } from './feed.ts'
import { eventsRecorded } from './log.ts'

/** An outage may last so long without an event missing the bus for good. */
const LOOKS_BACK_DAYS = 7
/** What is younger is still on its way by the stream. */
const ON_ITS_WAY_MS = 15 * 60 * 1000

/** The events of the last week that the bus has not taken, but for those of the last minutes: what is not in the feed. */
export const missedByBus = async function* (now: Date): AsyncGenerator<RecordedEvent> {
  const from = addDays(dateOf(now.toISOString()), -LOOKS_BACK_DAYS)
  const until = new Date(now.getTime() - ON_ITS_WAY_MS).toISOString()
  // A day more: a clock may be slow, and a page that was held up may stand behind younger ones.
  const taken = await namesAddedSince(addDays(from, -1))
  for await (const event of eventsRecorded(from, until)) if (!taken.has(nameOf(event))) yield event
}

const namesAddedSince = async (moment: string): Promise<ReadonlySet<string>> => {
  const names = new Set<string>()
  for await (const { event } of addedSince(moment)) names.add(event)
  return names
}
