import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import middy from '@middy/core'
import { z } from 'zod'

// The function to compare with: the same libraries, imported as the first page of their documentation does it.
const store = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const Question = z.object({ id: z.string() })

export const handler = middy(async (event: unknown) => {
  const { Item } = await store.send(new GetCommand({ TableName: 'items', Key: Question.parse(event) }))
  return Item
})
