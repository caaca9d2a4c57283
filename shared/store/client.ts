import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The one client of a function instance. Connections are kept alive between invocations. */
export const store = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5, retryMode: 'standard' }), {
  marshallOptions: { removeUndefinedValues: true },
})
