import type { TableDeclaration } from '#shared/tables.ts'
import type { Entry, Key } from './entry.ts'
import { noSuchTable } from './errors.ts'
import { createIndexes, type Index, moveInIndexes } from './indexes.ts'
import { add, inOrder, remove, type Sorted, sortedOf } from './sorted.ts'
import { compareStrings, handOut, type Item, isSameItem, sizeOfItem } from './values.ts'

/** Items with one partition key. Without a sort key there is but one, and no need of a map. */
export type Partition = {
  readonly key: string
  readonly hash: number
  readonly entries: Map<string, Entry> | undefined
  only: Entry | undefined
  sorted: Sorted<Entry> | undefined
}

export type Units = { read: number; write: number }

export type Table = {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string | undefined
  readonly keyNames: ReadonlySet<string>
  readonly indexes: readonly Index[]
  readonly partitions: Map<string, Partition>
  /** The partitions in the order that scans take; made at the first scan. */
  order: Sorted<Partition> | undefined
  /** Capacity units used so far, by the table and its indexes. */
  readonly units: Units
}

export type Change = {
  readonly table: string
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly keys: Item
  readonly before?: Item
  readonly after?: Item
}

export type Tables = ReadonlyMap<string, Table>

export const createTables = (declared: Readonly<Record<string, TableDeclaration>>): Tables =>
  new Map(Object.entries(declared).map(([name, declaration]) => [name, createTable(name, declaration)]))

const createTable = (name: string, { partitionKey, sortKey, indexes = {} }: TableDeclaration): Table => ({
  name,
  partitionKey,
  sortKey,
  keyNames: new Set(sortKey === undefined ? [partitionKey] : [partitionKey, sortKey]),
  indexes: createIndexes(indexes),
  partitions: new Map(),
  order: undefined,
  units: { read: 0, write: 0 },
})

export const tableIn = (tables: Tables, name: unknown): Table => {
  const table = tables.get(String(name))
  if (!table) throw noSuchTable()
  return table
}

export const entryOf = (table: Table, { partition, sort }: Key): Entry | undefined => {
  const found = table.partitions.get(partition)
  return found?.entries ? found.entries.get(sort) : found?.only
}

/** A name for one item among those of all tables. */
export const addressOf = ({ name }: Table, { partition, sort }: Key): string => `${name}\n${partition}\n${sort}`

export const keysOf = (table: Table, { partition, sort }: Key): Item =>
  table.sortKey === undefined
    ? { [table.partitionKey]: partition }
    : { [table.partitionKey]: partition, [table.sortKey]: sort }

const compareEntries = (a: Entry, b: Entry): number => compareStrings(a.sort, b.sort)

/** Scans go by a hash of the partition key, so that no order of keys can be relied upon. */
export const comparePartitions = (a: Pick<Partition, 'hash' | 'key'>, b: Pick<Partition, 'hash' | 'key'>): number =>
  a.hash - b.hash || compareStrings(a.key, b.key)

export const hashOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A partition's entries in the order of sort keys. */
export const entriesInOrder = (partition: Partition): readonly Entry[] => {
  if (!partition.entries) return partition.only ? [partition.only] : []
  partition.sorted ??= sortedOf(partition.entries.values())
  return inOrder(partition.sorted, compareEntries)
}

export const partitionsInOrder = (table: Table): readonly Partition[] => {
  table.order ??= sortedOf(table.partitions.values())
  return inOrder(table.order, comparePartitions)
}

/** How changes are made: whether the version before is kept for stale reads, and who hears of them. */
export type Changing = { readonly keepsPrevious: boolean; readonly listeners: readonly ((change: Change) => void)[] }

/** Puts an item in its place, or takes it away. A write that changes nothing is none. */
export const change = (
  table: Table,
  key: Key,
  after: Item | undefined,
  { keepsPrevious, listeners }: Changing,
): void => {
  const known = entryOf(table, key)
  const before = known?.item
  if (before === undefined ? after === undefined : after !== undefined && isSameItem(before, after)) return
  const entry = known ?? newEntry(table, key)
  const shownBefore = [entry.item, entry.previous]
  entry.item = after
  entry.size = after ? sizeOfItem(after) : 0
  if (keepsPrevious) entry.previous = before
  if (table.indexes.length > 0) moveInIndexes(table.indexes, key, entry, shownBefore)
  if (after === undefined && !keepsPrevious) forget(table, key, entry)
  if (listeners.length > 0) tell(listeners, table, key, before, after)
}

const tell = (
  listeners: Changing['listeners'],
  table: Table,
  key: Key,
  before: Item | undefined,
  after: Item | undefined,
): void => {
  for (const listener of listeners)
    listener({
      table: table.name,
      kind: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
      keys: keysOf(table, key),
      ...(before && { before: handOut(before) }),
      ...(after && { after: handOut(after) }),
    })
}

const newEntry = (table: Table, { partition: partitionKey, sort }: Key): Entry => {
  const entry: Entry = { sort, item: undefined, size: 0, previous: undefined }
  const partition = table.partitions.get(partitionKey) ?? newPartition(table, partitionKey)
  if (partition.entries) partition.entries.set(sort, entry)
  else partition.only = entry
  if (partition.sorted) add(partition.sorted, entry)
  return entry
}

const newPartition = (table: Table, key: string): Partition => {
  const entries = table.sortKey === undefined ? undefined : new Map<string, Entry>()
  const partition: Partition = { key, hash: hashOf(key), entries, only: undefined, sorted: undefined }
  table.partitions.set(key, partition)
  if (table.order) add(table.order, partition)
  return partition
}

const forget = (table: Table, { partition: key }: Key, entry: Entry): void => {
  const partition = table.partitions.get(key)
  if (!partition) return
  partition.entries?.delete(entry.sort)
  partition.only = undefined
  if (partition.sorted) remove(partition.sorted, entry, compareEntries)
  if (partition.entries && partition.entries.size > 0) return
  table.partitions.delete(key)
  if (table.order) remove(table.order, partition, comparePartitions)
}
