import type { RecordedEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'

/**
 * The events that were known at a moment (RFC 3339 in UTC): those that the log had taken in before it. What Ladder itself says
 * follows from the log and the date alone, so it counts from when it happened, even where a job that was missed said it later.
 */
export const knownAt = (events: readonly RecordedEvent[], moment: string): RecordedEvent[] =>
  events.filter(({ source, time, recordedtime }) => (source === LADDER_SOURCE ? time : recordedtime) < moment)

/**
 * The events that are known by now of what had happened by a moment: those known then, those that were said of that time since,
 * and every void, since what it takes back never happened.
 */
export const knownSince = (events: readonly RecordedEvent[], moment: string): RecordedEvent[] => {
  const then = new Set(knownAt(events, moment))
  return events.filter((event) => then.has(event) || event.time < moment || event.type === 'event.voided')
}
