import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { store } from './client.ts'

type Key = Readonly<Record<string, string>>

/** An item by its key, strongly consistent; undefined where there is none. */
export const itemAt = async <Item extends object>(table: string, key: Key): Promise<Item | undefined> => {
  const { Item } = await store.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))
  return Item as Item | undefined
}

type Sorted = {
  readonly by: string
  readonly start?: string
  readonly after?: string
  readonly isBackwards?: boolean
  /** How many to read in one request, for whoever needs only the first ones. */
  readonly atOnce?: number
}

/** The items of a partition in the order of their sort keys, strongly consistent, those beginning so and after a key if told. */
export const itemsUnder = async function* <Item extends object>(
  table: string,
  partition: readonly [name: string, value: string],
  { by, start = '', after, isBackwards = false, atOnce }: Sorted,
): AsyncGenerator<Item> {
  const pages = paginateQuery(
    { client: store, ...(atOnce && { pageSize: atOnce }) },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: start
        ? '#partition = :partition AND begins_with(#by, :start)'
        : '#partition = :partition',
      ExpressionAttributeNames: { '#partition': partition[0], ...(start && { '#by': by }) },
      ExpressionAttributeValues: { ':partition': partition[1], ...(start && { ':start': start }) },
      ...(isBackwards && { ScanIndexForward: false }),
      ...(after !== undefined && { ExclusiveStartKey: { [partition[0]]: partition[1], [by]: after } }),
    },
  )
  for await (const { Items = [] } of pages) yield* Items as Item[]
}

type Range = {
  readonly index: string
  readonly partition: readonly [name: string, value: string]
  readonly by: string
  readonly from: string
  readonly to: string
}

/** So many keys come on a page of an index: a list that is read no further has not paid for more. */
const KEYS_ON_A_PAGE = 1000

/** The keys that an index has of a partition between two sort keys, in order, eventually consistent. */
export const keysBetween = async function* <Keys extends object>(
  table: string,
  { index, partition, by, from, to }: Range,
): AsyncGenerator<Keys> {
  if (from > to) return
  const pages = paginateQuery(
    { client: store, pageSize: KEYS_ON_A_PAGE },
    {
      TableName: table,
      IndexName: index,
      KeyConditionExpression: '#partition = :partition AND #by BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#partition': partition[0], '#by': by },
      ExpressionAttributeValues: { ':partition': partition[1], ':from': from, ':to': to },
    },
  )
  for await (const { Items = [] } of pages) yield* Items as Keys[]
}

/** An item that somebody else may be changing: each change takes it from the version that was read to the next. */
export type Versioned = { readonly version: number }

/**
 * Puts an item one version on from the one read (0: not there yet). False when somebody was quicker: read it again. A put whose
 * answer was lost and that is tried again by the SDK also gives false, with the item as it was to be: reading it again shows.
 */
export const putNext = async <Item extends Versioned & object>(
  table: string,
  key: Key,
  item: Item,
): Promise<boolean> => {
  const [first = ''] = Object.keys(key)
  try {
    await store.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, ...item, version: item.version + 1 },
        ...(item.version === 0
          ? { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': first } }
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': item.version },
            }),
      }),
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw error
  }
}
