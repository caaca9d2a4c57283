import type { LadderEvent } from '#events/catalogue.ts'

/** The events about one subject that happened: without those voided and without the voids, by time, id and source. */
export const standing = (events: readonly LadderEvent[]): LadderEvent[] =>
  events.filter((event) => event.type !== 'event.voided' && !isVoided(event, events, [event])).sort(inOrder)

// A void that is itself voided does not void. `path` ends circles.
const isVoided = (event: LadderEvent, events: readonly LadderEvent[], path: readonly LadderEvent[]): boolean =>
  events.some(
    (other) =>
      other.type === 'event.voided' &&
      other.source === event.source &&
      other.data.event === event.id &&
      !path.includes(other) &&
      !isVoided(other, events, [...path, other]),
  )

const inOrder = (a: LadderEvent, b: LadderEvent): number =>
  compare(a.time, b.time) || compare(a.id, b.id) || compare(a.source, b.source)

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
