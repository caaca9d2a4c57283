import type { RecordedEvent } from '#events/catalogue.ts'

type Said = Pick<RecordedEvent, 'id' | 'source' | 'type' | 'time'>

/** The name of an event among those of one subject: ids are unique per source. */
export const nameOf = (event: Pick<RecordedEvent, 'source' | 'id'>): string => `${event.source}#${event.id}`

/**
 * The names of the events that a void took back. A voided void takes nothing back; voids that void each other in a
 * circle are taken back themselves and reach nothing else.
 */
export const voidedNames = (events: readonly RecordedEvent[]): ReadonlySet<string> => {
  const voids = events.filter((event) => event.type === 'event.voided')
  if (voids.length === 0) return new Set()
  const aimsAt = (event: RecordedEvent<'event.voided'>) => nameOf({ source: event.source, id: event.data.event })

  const voided = new Set<string>()
  let undecided = voids
  while (undecided.length > 0) {
    const threatened = new Set(undecided.map(aimsAt))
    const standing = undecided.filter((event) => !threatened.has(nameOf(event)))
    if (standing.length === 0) break
    for (const event of standing) voided.add(aimsAt(event))
    const decided = new Set(standing)
    undecided = undecided.filter((event) => !decided.has(event) && !voided.has(nameOf(event)))
  }
  for (const event of undecided) voided.add(nameOf(event))
  return voided
}

/** The events that still stand, voids left out, in the order in which they happened. */
export const standingEvents = (events: readonly RecordedEvent[]): RecordedEvent[] => {
  const voided = voidedNames(events)
  return events.filter((event) => event.type !== 'event.voided' && !voided.has(nameOf(event))).sort(compare)
}

/** The order in which events happened: by time, then id, then source. */
export const compare = (a: Said, b: Said): number =>
  byText(a.time, b.time) || byText(a.id, b.id) || byText(a.source, b.source)

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
