import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { backOff } from '../backoff.ts'
import { store } from './client.ts'

/** DynamoDB answers up to 100 keys at once, and deletes up to 25. */
const KEYS_AT_ONCE = 100
const DELETES_AT_ONCE = 25
const MOST_ROUNDS = 10

type Key = Readonly<Record<string, unknown>>

/** Reads items by their keys, strongly consistent, in any number. Items that do not exist are left out. */
export const getAll = async (table: string, keys: readonly Key[]): Promise<object[]> => {
  const items: object[] = []
  await inRounds(table, keys, KEYS_AT_ONCE, async (wanted) => {
    const { Responses, UnprocessedKeys } = await store.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
    )
    items.push(...(Responses?.[table] ?? []))
    return UnprocessedKeys?.[table]?.Keys ?? []
  })
  return items
}

/** Removes items by their keys, in any number; one that is not there is no matter. */
export const deleteAll = (table: string, keys: readonly Key[]): Promise<void> =>
  inRounds(table, keys, DELETES_AT_ONCE, async (unwanted) => {
    const { UnprocessedItems } = await store.send(
      new BatchWriteCommand({ RequestItems: { [table]: unwanted.map((Key) => ({ DeleteRequest: { Key } })) } }),
    )
    return (UnprocessedItems?.[table] ?? []).map(({ DeleteRequest }) => DeleteRequest?.Key ?? {})
  })

/** Sends keys, so many at once, and again those that come back unprocessed. */
const inRounds = async (
  table: string,
  keys: readonly Key[],
  atOnce: number,
  send: (part: Key[]) => Promise<Key[]>,
): Promise<void> => {
  for (let at = 0; at < keys.length; at += atOnce) {
    let left = keys.slice(at, at + atOnce)
    for (let round = 0; left.length > 0; round++) {
      if (round === MOST_ROUNDS) throw new Error(`${table} did not take all keys in ${MOST_ROUNDS} rounds`)
      if (round > 0) await backOff(round)
      left = await send(left)
    }
  }
}

/** What a scan is given for every item whose attribute begins so, strongly consistent. */
export const beginning = (attribute: string, start: string) => ({
  ConsistentRead: true,
  FilterExpression: 'begins_with(#attribute, :start)',
  ExpressionAttributeNames: { '#attribute': attribute },
  ExpressionAttributeValues: { ':start': start },
})

/** Cuts what comes one by one into parts of so many, the last one shorter. */
export const streamInParts = async function* <Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let part: Item[] = []
  for await (const item of items) {
    part.push(item)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** Runs `work` on every item, so many at a time, and gives the results in the order of the items. */
export const mapLimited = async <Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> => {
  const results = new Array<Result>(items.length)
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}
