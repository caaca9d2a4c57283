import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { deliver } from './deliver.ts'

/** Nothing but an insert is news: an event in the log never changes. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const sequences = new Map(
    Records.filter(({ eventName }) => eventName === 'INSERT').map((record) => [
      eventIn(record),
      record.dynamodb?.SequenceNumber,
    ]),
  )
  const undelivered = await deliver([...sequences.keys()])
  return { batchItemFailures: undelivered.map((event) => ({ itemIdentifier: sequences.get(event) ?? '' })) }
}

const eventIn = ({ dynamodb }: DynamoDBRecord): RecordedEvent => {
  const { content, recorded } = dynamodb?.NewImage ?? {}
  if (!content?.S || !recorded?.S) throw new Error('the stream gave no event of the log')
  return { ...(JSON.parse(content.S) as LadderEvent), recordedtime: recorded.S }
}
