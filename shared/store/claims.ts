import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { tableNamed } from '../environment.ts'
import { store } from './client.ts'

const table = tableNamed('claims')

/** Which content took an id of a source. `event` is the event's name: source and id. */
export type Claim = { readonly event: string; readonly hash: string; readonly subject: string }

/** Takes an id for a content, for ever. False when other content has it; true again and again for the same content. */
export const claim = async (wanted: Claim): Promise<boolean> => {
  try {
    await store.send(
      new PutCommand({
        TableName: table,
        Item: wanted,
        ConditionExpression: 'attribute_not_exists(event)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return true
  } catch (error) {
    const holder = holderOf(error)
    if (holder) return holder.hash === wanted.hash
    throw error
  }
}

/** What has claimed a name, strongly consistent. */
export const claimOf = async (event: string): Promise<Claim | undefined> => {
  const { Item } = await store.send(new GetCommand({ TableName: table, Key: { event }, ConsistentRead: true }))
  return Item as Claim | undefined
}

// lib-dynamodb leaves the item inside an error as DynamoDB sent it, attribute types and all.
const holderOf = (error: unknown): { hash?: string } | undefined => {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') return undefined
  const { Item } = error as Error & { Item?: { hash?: string | { S?: string } } }
  const hash = typeof Item?.hash === 'object' ? Item.hash.S : Item?.hash
  return hash === undefined ? {} : { hash }
}
