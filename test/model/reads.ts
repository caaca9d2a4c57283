import type { BatchGetCommandInput, GetCommandInput, ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { chargeRead, consumed, consumedByTable, readUnits, type Usage, usageFor } from './capacity.ts'
import type { Key } from './entry.ts'
import { allowOnly, invalid, unknownToModel } from './errors.ts'
import { conditionIn, only, projectionIn, wordsOf } from './expressions.ts'
import { keyOf } from './keys.ts'
import { readPage, type Seen, startIn, versionOf } from './pages.ts'
import { firstWhere } from './sorted.ts'
import type { State } from './state.ts'
import {
  addressOf,
  comparePartitions,
  entriesInOrder,
  entryOf,
  hashOf,
  type Partition,
  partitionsInOrder,
  type Table,
  tableIn,
} from './tables.ts'
import { compareStrings, handOut, type Item, type Value } from './values.ts'

type Asking = Pick<GetCommandInput, 'ConsistentRead' | 'ProjectionExpression' | 'ExpressionAttributeNames'>

const ofAsking = ['ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames']
const knownOfGet = new Set([...ofAsking, 'TableName', 'Key', 'ReturnConsumedCapacity'])

export const get = (state: State, input: GetCommandInput): object => {
  allowOnly(input, knownOfGet)
  const table = tableIn(state.tables, input.TableName)
  const usage = usageFor(input)
  const item = reader(state, table, input, usage)(keyOf(table, input.Key))
  return { ...(item && { Item: item }), ...consumed(usage, input) }
}

/** Reads single items of a table, each paid for by itself. */
const reader = (state: State, table: Table, asking: Asking, usage: Usage | undefined) => {
  const isConsistent = asking.ConsistentRead === true
  const projection = projectionIn(asking.ProjectionExpression)
  const words = wordsOf({ ExpressionAttributeNames: asking.ExpressionAttributeNames }, [projection])
  return (key: Key): Record<string, Value> | undefined => {
    const entry = entryOf(table, key)
    const seen = entry && versionOf(state, entry, isConsistent)
    chargeRead(table, readUnits(seen?.size ?? 0, isConsistent), usage)
    return seen && handOut(projection ? only(seen.item, projection.tree, words) : seen.item)
  }
}

const mostKeys = 100
const knownOfBatch = new Set(['RequestItems', 'ReturnConsumedCapacity'])
const knownOfTable = new Set([...ofAsking, 'Keys'])

/** Many items of several tables. The answer's limit of 16 MB is not played: the product's items are far too small for it. */
export const batchGet = (state: State, input: BatchGetCommandInput): object => {
  allowOnly(input, knownOfBatch)
  const requests = Object.entries(input.RequestItems ?? {}).map(([name, asking]) => {
    allowOnly(asking, knownOfTable)
    const table = tableIn(state.tables, name)
    return { name, table, asking, keys: (asking.Keys ?? []).map((key) => keyOf(table, key)) }
  })
  const addresses = requests.flatMap(({ table, keys }) => keys.map((key) => addressOf(table, key)))
  if (requests.length === 0 || requests.some(({ keys }) => keys.length === 0) || addresses.length > mostKeys)
    throw invalid(`1 to ${mostKeys} keys are allowed at once`)
  if (new Set(addresses).size < addresses.length) throw invalid('Provided list of item keys contains duplicates')
  const usage = usageFor(input)
  const Responses = Object.fromEntries(
    requests.map(({ name, table, asking, keys }) => [
      name,
      keys.map(reader(state, table, asking, usage)).filter((item) => item !== undefined),
    ]),
  )
  return { Responses, UnprocessedKeys: {}, ...consumedByTable(usage, input) }
}

const knownOfScan = new Set([
  'TableName',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConsistentRead',
  'Limit',
  'ExclusiveStartKey',
  'Segment',
  'TotalSegments',
  'Select',
  'ReturnConsumedCapacity',
])

export const scan = (state: State, input: ScanCommandInput): object => {
  if (input.IndexName !== undefined) throw unknownToModel('scans of an index')
  allowOnly(input, knownOfScan)
  const { Segment = 0, TotalSegments = 1 } = input
  if ((input.Segment === undefined) !== (input.TotalSegments === undefined) || Segment < 0 || Segment >= TotalSegments)
    throw invalid('Segment must be at least 0 and less than TotalSegments')
  const table = tableIn(state.tables, input.TableName)
  const filter = conditionIn(input.FilterExpression)
  const projection = projectionIn(input.ProjectionExpression)
  const words = wordsOf(input, [filter, projection])
  const start = startIn(input, table, undefined)
  const isWanted = ({ hash }: Pick<Partition, 'hash'>) => Math.floor((hash / 2 ** 32) * TotalSegments) === Segment
  if (start && !isWanted({ hash: hashOf(start[table.partitionKey] ?? '') }))
    throw invalid('The provided starting key is outside the segment')
  const seen = seenByScan(state, table, isWanted, start, input.ConsistentRead === true)
  return readPage(state, seen, input, {
    table,
    index: undefined,
    words,
    filter: filter?.tree,
    paths: projection?.tree,
  })
}

const seenByScan = function* (
  state: State,
  table: Table,
  isWanted: (partition: Partition) => boolean,
  start: Item | undefined,
  isConsistent: boolean,
): Generator<Seen> {
  const partitions = partitionsInOrder(table)
  const key = start && String(start[table.partitionKey])
  const from = key === undefined ? undefined : { key, hash: hashOf(key) }
  const first = from ? firstWhere(partitions, (partition) => comparePartitions(partition, from) >= 0) : 0
  const startSort = table.sortKey === undefined ? '' : String(start?.[table.sortKey])
  for (let at = first; at < partitions.length; at += 1) {
    const partition = partitions[at]
    if (!partition || !isWanted(partition)) continue
    const entries = entriesInOrder(partition)
    const begin = partition.key === key ? firstWhere(entries, ({ sort }) => compareStrings(sort, startSort) > 0) : 0
    for (let place = begin; place < entries.length; place += 1) {
      const version = versionOf(state, entries[place] as (typeof entries)[number], isConsistent)
      if (version) yield version
    }
  }
}
