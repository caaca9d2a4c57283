import type { RecordedEvent } from '#events/catalogue.ts'
import type { Region } from '#events/identifiers.ts'
import { standingEvents } from './standing-events.ts'

/** Folds the events about a cohort into the places commissioned by region: the latest statement for a region stands. */
export const foldPlaces = (events: readonly RecordedEvent[]): ReadonlyMap<Region, number> => {
  const places = new Map<Region, number>()
  for (const event of standingEvents(events))
    if (event.type === 'places.commissioned') places.set(event.data.region, event.data.places)
  return places
}
