import type { EventData, RecordedEvent } from '#events/catalogue.ts'
import { standingEvents } from './standing-events.ts'

/** A programme as the register knows it. */
export type Programme = EventData<'programme.opened'> & {
  readonly id: string
  /** When it opened: what restates it does not move that, and opening it again after a closure does. */
  readonly opened: string
  readonly closed?: { readonly at: string; readonly reason: EventData<'programme.closed'>['reason'] }
}

/** Folds the events about a programme; undefined where no opening stands. Opening it again after a closure reopens it. */
export const foldProgramme = (id: string, events: readonly RecordedEvent[]): Programme | undefined => {
  let programme: Programme | undefined
  for (const event of standingEvents(events)) {
    if (event.type === 'programme.opened') {
      const opened = programme && !programme.closed ? programme.opened : event.time
      programme = { id, ...event.data, opened }
    }
    if (event.type === 'programme.closed' && programme)
      programme = { ...programme, closed: { at: event.time, reason: event.data.reason } }
  }
  return programme
}
