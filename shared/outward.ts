import { definitionOf, type RecordedEvent } from '#events/catalogue.ts'

/** A stored event as it leaves Ladder by the bus or the feed: without what people typed freely. */
export const outward = (event: RecordedEvent): object => {
  const freeText: readonly string[] = definitionOf(event.type)?.freeText ?? []
  return {
    ...event,
    data: Object.fromEntries(Object.entries(event.data).filter(([field]) => !freeText.includes(field))),
  }
}
