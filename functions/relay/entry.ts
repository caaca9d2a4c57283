import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import { definitionOf, type LadderEvent, type RecordedEvent } from '#events/catalogue.ts'

/** The source under which rules on the bus find Ladder's events. */
export const BUS_SOURCE = 'ladder'

/** What the bus is told of a stored event: the CloudEvent, without what people typed freely. */
export const entryOf = (event: RecordedEvent): PutEventsRequestEntry => ({
  Source: BUS_SOURCE,
  DetailType: event.type,
  Time: new Date(event.time),
  Detail: JSON.stringify({ ...event, data: withoutFreeText(event) }),
})

const withoutFreeText = ({ type, data }: LadderEvent): object => {
  const freeText: readonly string[] = definitionOf(type)?.freeText ?? []
  return Object.fromEntries(Object.entries(data).filter(([field]) => !freeText.includes(field)))
}
