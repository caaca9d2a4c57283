import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import { region } from './account.ts'

/** A record as Lambda sends it: times in epoch seconds, binary values in base64. */
export const lambdaRecord = ({ dynamodb = {}, ...record }: _Record, streamArn: string): DynamoDBRecord => {
  const { ApproximateCreationDateTime: created, ...change } = dynamodb
  const json = JSON.stringify(
    {
      ...record,
      awsRegion: region,
      dynamodb: { ...change, ...(created && { ApproximateCreationDateTime: Math.floor(created.getTime() / 1000) }) },
      eventSourceARN: streamArn,
    },
    (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value),
  )
  return JSON.parse(json)
}

export const sequenceNumber = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? ''
