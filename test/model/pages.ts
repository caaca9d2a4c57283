import type { QueryCommandInput, ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { chargeRead, consumed, readUnits, usageFor } from './capacity.ts'
import type { Entry } from './entry.ts'
import { invalid, unknownToModel } from './errors.ts'
import { meets, only, type Words } from './expressions.ts'
import type { Condition, Path } from './grammar.ts'
import type { Index } from './indexes.ts'
import type { State } from './state.ts'
import type { Table } from './tables.ts'
import { handOut, type Item, sizeOfItem, type Value } from './values.ts'

/** An item as a read sees it, with its size. */
export type Seen = { readonly item: Item; readonly size: number }

/** An entry as a read sees it: nothing, what it holds, or what it held before the latest change. */
export const versionOf = ({ isStale }: State, entry: Entry, isConsistent: boolean): Seen | undefined => {
  if (!isConsistent && isStale?.()) {
    const { previous } = entry
    return previous && { item: previous, size: sizeOfItem(previous) }
  }
  return entry.item && (entry as Seen)
}

export type Reading = {
  readonly table: Table
  readonly index: Index | undefined
  readonly words: Words
  readonly filter: Condition | undefined
  readonly paths: readonly Path[] | undefined
}

/** Reads items one after the other until the limit or the end of the page, and gives the answer of a query or scan. */
export const readPage = (
  state: State,
  seen: Iterable<Seen>,
  input: QueryCommandInput | ScanCommandInput,
  { table, index, words, filter, paths }: Reading,
): object => {
  const { Limit = Number.POSITIVE_INFINITY, Select } = input
  if (Limit < 1) throw invalid('Limit must be at least 1')
  if (Select !== undefined && Select !== 'COUNT') throw unknownToModel(`Select ${Select}`)
  if (Select === 'COUNT' && paths)
    throw invalid('Cannot specify the ProjectionExpression when choosing to get only the Count')
  const items: Record<string, Value>[] = []
  let count = 0
  let scanned = 0
  let size = 0
  let last: Item | undefined
  for (const { item, size: itemSize } of seen) {
    scanned += 1
    size += itemSize
    last = item
    if (!filter || meets(filter, item, words)) {
      count += 1
      if (Select !== 'COUNT') items.push(handOut(paths ? only(item, paths, words) : item))
    }
    if (scanned >= Limit || size >= state.pageBytes) break
    last = undefined
  }
  const usage = usageFor(input)
  chargeRead(table, readUnits(size, input.ConsistentRead === true), usage, index?.name)
  return {
    ...(Select !== 'COUNT' && { Items: items }),
    Count: count,
    ScannedCount: scanned,
    ...(last && { LastEvaluatedKey: keyIn(last, table, index) }),
    ...consumed(usage, input),
  }
}

const keyIn = (item: Item, table: Table, index: Index | undefined): Item =>
  Object.fromEntries(keyNames(table, index).map((name) => [name, item[name] as Value]))

/** The attributes that name a place in a table, or in one of its indexes. */
export const keyNames = (table: Table, index: Index | undefined): string[] => [
  ...new Set([...(index ? [index.partitionKey, index.sortKey] : []), ...table.keyNames]),
]

/** Where to go on: the key of the last item that was read. */
export const startIn = (
  { ExclusiveStartKey: start }: QueryCommandInput | ScanCommandInput,
  table: Table,
  index: Index | undefined,
): Readonly<Record<string, string>> | undefined => {
  if (start === undefined) return undefined
  const names = keyNames(table, index)
  const isKey = names.every((name) => typeof start[name] === 'string') && Object.keys(start).length === names.length
  if (!isKey) throw invalid('The provided starting key is invalid')
  return start
}
