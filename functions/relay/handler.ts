import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { LadderEvent } from '#events/catalogue.ts'
import { deliver } from './deliver.ts'
import { entryOf } from './entry.ts'
import type { Notice } from './requests.ts'

/** Nothing but an insert is news: an event in the log never changes. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const undelivered = await deliver(Records.filter(({ eventName }) => eventName === 'INSERT').map(noticeOf))
  return { batchItemFailures: undelivered.map(({ sequence }) => ({ itemIdentifier: sequence })) }
}

const noticeOf = ({ dynamodb }: DynamoDBRecord): Notice => {
  const { content, recorded } = dynamodb?.NewImage ?? {}
  if (!dynamodb?.SequenceNumber || !content?.S || !recorded?.S) throw new Error('the stream gave no event of the log')
  const event = JSON.parse(content.S) as LadderEvent
  return { sequence: dynamodb.SequenceNumber, entry: entryOf({ ...event, recordedtime: recorded.S }) }
}
