import { logger } from '#functions/kit/powertools.ts'
import { now } from '#shared/clock.ts'
import { mapLimited, streamInParts } from '#shared/store/batches.ts'
import { type MessageKey, unsentMessages } from '#shared/store/messages.ts'
import {
  type DynamoDBBatchResponse,
  type DynamoDBRecord,
  type DynamoDBStreamEvent,
  failedFrom,
} from '../kit/records.ts'
import { deliver } from './deliver.ts'

const AT_ONCE = 5
const PART = 25

/** New messages come by the stream; once a day, what it has lost or given up is taken up. */
export const handler = async (event: DynamoDBStreamEvent | object): Promise<DynamoDBBatchResponse | undefined> =>
  'Records' in event ? deliverRecords(event.Records) : takeUp()

/** Nothing but an insert is news: what changes afterwards are our own notes. */
const deliverRecords = async (records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> => {
  const left = records.filter(({ eventName }) => eventName === 'INSERT')
  const outcomes = await mapLimited(left, AT_ONCE, async (record) => ({ record, isDone: await deliver(keyIn(record)) }))
  const undone = new Set(outcomes.filter(({ isDone }) => !isDone).map(({ record }) => record))
  return failedFrom(records, (record) => undone.has(record))
}

const keyIn = ({ dynamodb }: DynamoDBRecord): MessageKey => ({
  organisation: dynamodb?.Keys?.organisation?.S ?? '',
  message: dynamodb?.Keys?.message?.S ?? '',
})

const takeUp = async (): Promise<undefined> => {
  let [done, undone] = [0, 0]
  for await (const keys of streamInParts(unsentMessages(now()), PART))
    for (const isDone of await mapLimited(keys, AT_ONCE, deliver)) isDone ? done++ : undone++
  logger.info('took up', { done, undone })
  if (undone > 0) throw new Error(`${undone} messages still cannot be sent`)
}
