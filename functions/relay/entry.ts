import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { RecordedEvent } from '#events/catalogue.ts'
import { outward } from '#shared/outward.ts'

/** The source under which rules on the bus find Ladder's events. */
export const BUS_SOURCE = 'ladder'

/** What the bus is told of a stored event: the CloudEvent, without what people typed freely. */
export const entryOf = (event: RecordedEvent): PutEventsRequestEntry => ({
  Source: BUS_SOURCE,
  DetailType: event.type,
  Time: new Date(event.time),
  Detail: JSON.stringify(outward(event)),
})
