import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { RecordedEvent } from '#events/catalogue.ts'
import { entryOf } from './entry.ts'

/** A stored event and its entry for the bus. */
export type Notice = { readonly event: RecordedEvent; readonly entry: PutEventsRequestEntry }

export const noticeOf = (event: RecordedEvent): Notice => ({ event, entry: entryOf(event) })

const MOST_ENTRIES = 10
const MOST_BYTES = 256 * 1024

/** Splits notices into requests that EventBridge takes: up to 10 entries and 256 KB. */
export const requestsOf = (notices: readonly Notice[]): Notice[][] => {
  const requests: Notice[][] = []
  let bytes = 0
  for (const notice of notices) {
    const size = sizeOf(notice.entry)
    const last = requests.at(-1)
    if (last && last.length < MOST_ENTRIES && bytes + size <= MOST_BYTES) {
      last.push(notice)
      bytes += size
    } else {
      requests.push([notice])
      bytes = size
    }
  }
  return requests
}

// As EventBridge counts: 14 bytes for a time, and the bytes of source, detail type and detail.
const sizeOf = ({ Time, Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number =>
  (Time ? 14 : 0) + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail)
