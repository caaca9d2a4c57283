import { MOST_EVENTS } from '#functions/ingest/limits.ts'
import type { Row } from './rows.ts'

/** An event that can be sent, as JSON. */
export type Sendable = { readonly row: number; readonly event: unknown; readonly json: string }

/** Lambda takes 6 MB, and a third less of what API Gateway hands over in base64. */
const MOST_BYTES = 4_000_000

/** The events of a file in its order, in batches that `POST /events` takes. */
export const batchesOf = function* (rows: readonly Row[]): Generator<readonly Sendable[]> {
  let batch: Sendable[] = []
  let bytes = 0
  for (const row of rows) {
    if ('fault' in row) continue
    const json = JSON.stringify(row.event)
    const size = Buffer.byteLength(json) + 1
    if (batch.length === MOST_EVENTS || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push({ row: row.row, event: row.event, json })
    bytes += size
  }
  if (batch.length > 0) yield batch
}
