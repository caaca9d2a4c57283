import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

/** Where a stream goes on after a batch: from the first record that was not dealt with. */
export const failedFrom = (
  records: readonly DynamoDBRecord[],
  isFailed: (record: DynamoDBRecord) => boolean,
): DynamoDBBatchResponse => {
  const sequenceNumber = records.find(isFailed)?.dynamodb?.SequenceNumber
  return { batchItemFailures: sequenceNumber ? [{ itemIdentifier: sequenceNumber }] : [] }
}

export type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent }
