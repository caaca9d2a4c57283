import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { type BackOff, backOff } from './back-off.ts'
import { describeError } from './describe-error.ts'
import { sequenceNumber } from './stream-record.ts'

export type Discard = {
  readonly condition: 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded'
  readonly records: readonly DynamoDBRecord[]
  readonly reason: string
}

export type Delivery = {
  readonly invoke: (event: { Records: readonly DynamoDBRecord[] }) => Promise<unknown>
  readonly retries: number
  readonly maxAgeSeconds: number
  /** The failure destination: what is given to it is never tried again. */
  readonly discard: (discard: Discard) => Promise<void>
  readonly signal?: AbortSignal
  readonly wait?: BackOff
}

/** How many records from the start were dealt with, by what the function answered. */
const dealtWith = (records: readonly DynamoDBRecord[], answer: unknown): number => {
  const failures = (answer as Partial<DynamoDBBatchResponse> | null)?.batchItemFailures ?? []
  if (failures.length === 0) return records.length
  const failed = failures.map(({ itemIdentifier }) => records.findIndex((it) => sequenceNumber(it) === itemIdentifier))
  // An answer that names a record it was not given is no answer: Lambda takes the batch as failed.
  return Math.max(0, Math.min(...failed))
}

const secondsOld = ({ dynamodb }: DynamoDBRecord): number =>
  Date.now() / 1000 - (dynamodb?.ApproximateCreationDateTime ?? Number.POSITIVE_INFINITY)

/**
 * Brings a batch to a function as an event source mapping does with partial failures and bisecting: goes on from the
 * first record that failed, halves a batch that fails as a whole (which costs no retry), retries a single record, and
 * gives up on it in the end so that those behind it get through. Rejects only when the signal ends it.
 */
export const deliverBatch = async (batch: readonly DynamoDBRecord[], delivery: Delivery): Promise<void> => {
  const { invoke, retries, maxAgeSeconds, discard, signal, wait = backOff } = delivery

  const attempt = async (records: readonly DynamoDBRecord[]) => {
    try {
      return { done: dealtWith(records, await invoke({ Records: records })), reason: 'the function reported a failure' }
    } catch (error) {
      return { done: 0, reason: describeError(error) }
    }
  }

  const deliver = async (given: readonly DynamoDBRecord[], retried: number): Promise<void> => {
    const { old = [], fresh: records = [] } = Object.groupBy(given, (record) =>
      secondsOld(record) > maxAgeSeconds ? 'old' : 'fresh',
    )
    if (old.length > 0) await discard({ condition: 'MaximumRecordAgeExceeded', records: old, reason: 'too old' })
    if (records.length === 0) return

    const { done, reason } = await attempt(records)
    const rest = records.slice(done)
    if (rest.length === 0) return
    signal?.throwIfAborted()
    if (done > 0) return deliver(rest, 0)
    if (rest.length > 1) {
      await wait(0, signal)
      const middle = Math.ceil(rest.length / 2)
      await deliver(rest.slice(0, middle), retried)
      return deliver(rest.slice(middle), retried)
    }
    if (retried >= retries) return discard({ condition: 'RetryAttemptsExhausted', records: rest, reason })
    await wait(retried, signal)
    return deliver(rest, retried + 1)
  }

  await deliver(batch, 0)
}
