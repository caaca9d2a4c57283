import { type DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { tableName } from './tables.ts'

/**
 * Lets DynamoDB Local read an expression of each kind once, alone. When its first ones come at the same time, its parser now
 * and then refuses a right one.
 */
export const warmUp = async (client: DynamoDBClient): Promise<void> => {
  await client.send(
    new QueryCommand({
      TableName: tableName('log'),
      KeyConditionExpression: 'subject = :subject',
      ExpressionAttributeValues: { ':subject': { S: 'nobody' } },
    }),
  )
  const update = new UpdateItemCommand({
    TableName: tableName('cube'),
    Key: { slice: { S: 'none' }, cell: { S: 'none' } },
    UpdateExpression: 'ADD #counter :one',
    // There is no such row, so that nothing is written.
    ConditionExpression: 'attribute_exists(slice) AND #counter = :one',
    ExpressionAttributeNames: { '#counter': 'counter' },
    ExpressionAttributeValues: { ':one': { N: '1' } },
  })
  await client.send(update).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error
  })
}
