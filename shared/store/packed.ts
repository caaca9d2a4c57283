import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { deleteAll, getAll } from './batches.ts'
import { insertAll } from './insert.ts'

/** DynamoDB's items end at 400 kB. */
const MOST_IN_A_PART = 300_000

/**
 * Where something large is kept: in items of their own, each put once and never changed. The version of what points there is in the
 * name: what somebody takes away after his own version is never what a later one put.
 */
export type Packed = { readonly name: string; readonly parts: number }

type PartItem = { readonly item: string; readonly packed: string }

const keysOf = (partition: string, { name, parts }: Packed) =>
  Array.from({ length: parts }, (_, part) => ({ round: partition, item: `${name}/${String(part).padStart(4, '0')}` }))

/** The items that hold a value for a version, and where they are to be found again: the same value has the same place. */
export const packedItems = (partition: string, version: number, value: unknown) => {
  const text = JSON.stringify(value)
  const name = `${version}-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
  const packed = gzipSync(text).toString('base64')
  const parts = Math.ceil(packed.length / MOST_IN_A_PART)
  const items = keysOf(partition, { name, parts }).map((key, part) => ({
    ...key,
    packed: packed.slice(part * MOST_IN_A_PART, (part + 1) * MOST_IN_A_PART),
  }))
  return { place: { name, parts }, items }
}

/** Keeps a value, and gives the place where it is. */
export const keepPacked = async (
  table: string,
  partition: string,
  version: number,
  value: unknown,
): Promise<Packed> => {
  const { place, items } = packedItems(partition, version, value)
  await insertOrThrow(table, items)
  return place
}

/** Inserts items; an error where one may not be there. */
export const insertOrThrow = async (table: string, items: Parameters<typeof insertAll>[1]): Promise<void> => {
  const failed = (await insertAll(table, items)).find((outcome) => outcome instanceof Error)
  if (failed) throw failed
}

/** The value at a place; undefined when somebody has taken it away meanwhile. */
export const readPacked = async <Value>(
  table: string,
  partition: string,
  place: Packed,
): Promise<Value | undefined> => {
  const items = (await getAll(table, keysOf(partition, place))) as PartItem[]
  if (items.length < place.parts) return undefined
  const packed = items.toSorted((a, b) => (a.item < b.item ? -1 : 1)).map((item) => item.packed)
  return JSON.parse(gunzipSync(Buffer.from(packed.join(''), 'base64')).toString()) as Value
}

export const dropPacked = (table: string, partition: string, place: Packed): Promise<void> =>
  deleteAll(table, keysOf(partition, place))
