import type { RecordedEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'

/**
 * The events that were known at a moment (RFC 3339 in UTC): those that the log had taken in before it. What Ladder itself says
 * follows from the log and the date alone, so it counts from when it happened, even where a job that was missed said it later.
 */
export const knownAt = (events: readonly RecordedEvent[], moment: string): RecordedEvent[] =>
  events.filter(({ source, time, recordedtime }) => (source === LADDER_SOURCE ? time : recordedtime) < moment)
