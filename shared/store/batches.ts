import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { backOff } from '../backoff.ts'
import { store } from './client.ts'

/** DynamoDB answers up to 100 keys at once, and deletes up to 25. */
const KEYS_AT_ONCE = 100
const DELETES_AT_ONCE = 25
const MOST_ROUNDS = 10

/** Reads items by their keys, strongly consistent, in any number. Items that do not exist are left out. */
export const getAll = async (table: string, keys: readonly Record<string, string>[]): Promise<object[]> => {
  const items: object[] = []
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    let wanted: Record<string, unknown>[] = keys.slice(at, at + KEYS_AT_ONCE)
    for (let round = 0; wanted.length > 0; round++) {
      if (round === MOST_ROUNDS) throw new Error(`${table} did not answer all keys in ${MOST_ROUNDS} rounds`)
      if (round > 0) await backOff(round)
      const { Responses, UnprocessedKeys } = await store.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
      )
      items.push(...(Responses?.[table] ?? []))
      wanted = UnprocessedKeys?.[table]?.Keys ?? []
    }
  }
  return items
}

/** Removes items by their keys, in any number; one that is not there is no matter. */
export const deleteAll = async (table: string, keys: readonly Record<string, string>[]): Promise<void> => {
  for (let at = 0; at < keys.length; at += DELETES_AT_ONCE) {
    let left: { DeleteRequest?: { Key: Record<string, unknown> | undefined } | undefined }[] = keys
      .slice(at, at + DELETES_AT_ONCE)
      .map((Key) => ({ DeleteRequest: { Key } }))
    for (let round = 0; left.length > 0; round++) {
      if (round === MOST_ROUNDS) throw new Error(`${table} did not delete all keys in ${MOST_ROUNDS} rounds`)
      if (round > 0) await backOff(round)
      const { UnprocessedItems } = await store.send(new BatchWriteCommand({ RequestItems: { [table]: left } }))
      left = UnprocessedItems?.[table] ?? []
    }
  }
}

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
