import type { TableDeclaration } from '#shared/tables.ts'
import type { Entry, Key } from './entry.ts'
import { add, inOrder, remove, type Sorted, sortedOf } from './sorted.ts'
import { compareStrings, type Item } from './values.ts'

/** Where an item stands in an index: a version of it has these index keys. */
export type Position = { readonly sort: string; readonly partition: string; readonly entry: Entry }

/** A global secondary index. It carries keys only. */
export type Index = {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string
  readonly partitions: Map<string, Sorted<Position>>
}

export const createIndexes = (declared: NonNullable<TableDeclaration['indexes']>): Index[] =>
  Object.entries(declared).map(([name, keys]) => ({ name, ...keys, partitions: new Map() }))

/** The keys of an item in an index; undefined when it lacks one and so is not in it. */
export const keysInIndex = (index: Index, item: Item | undefined): readonly [string, string] | undefined => {
  const partition = item?.[index.partitionKey]
  const sort = item?.[index.sortKey]
  return typeof partition === 'string' && typeof sort === 'string' ? [partition, sort] : undefined
}

export const hasKeysInIndex = (index: Index, item: Item | undefined, partition: string, sort: string): boolean =>
  item !== undefined && item[index.partitionKey] === partition && item[index.sortKey] === sort

export const comparePositions = (a: Position, b: Position): number =>
  compareStrings(a.sort, b.sort) ||
  compareStrings(a.partition, b.partition) ||
  compareStrings(a.entry.sort, b.entry.sort)

export const positionsInOrder = (index: Index, partition: string): readonly Position[] => {
  const sorted = index.partitions.get(partition)
  return sorted ? inOrder(sorted, comparePositions) : []
}

/** Moves an entry to where its versions now stand; `shownBefore` are the versions it had. */
export const moveInIndexes = (
  indexes: readonly Index[],
  key: Key,
  entry: Entry,
  shownBefore: readonly (Item | undefined)[],
): void => {
  for (const index of indexes) {
    const before = distinctKeys(index, shownBefore)
    const after = distinctKeys(index, [entry.item, entry.previous])
    for (const [id, [partition, sort]] of before)
      if (!after.has(id)) leave(index, partition, positionOf(key, sort, entry))
    for (const [id, [partition, sort]] of after)
      if (!before.has(id)) enter(index, partition, positionOf(key, sort, entry))
  }
}

const positionOf = (key: Key, sort: string, entry: Entry): Position => ({ sort, partition: key.partition, entry })

const distinctKeys = (index: Index, versions: readonly (Item | undefined)[]) => {
  const distinct = new Map<string, readonly [string, string]>()
  for (const version of versions) {
    const keys = keysInIndex(index, version)
    if (keys) distinct.set(keys.join('\n'), keys)
  }
  return distinct
}

const enter = (index: Index, partition: string, position: Position): void => {
  const sorted = index.partitions.get(partition)
  if (sorted) add(sorted, position)
  else index.partitions.set(partition, sortedOf([position]))
}

const leave = (index: Index, partition: string, position: Position): void => {
  const sorted = index.partitions.get(partition)
  if (sorted) remove(sorted, position, comparePositions)
}
