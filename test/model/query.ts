import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { partInIndex } from './capacity.ts'
import { allowOnly, invalid } from './errors.ts'
import { conditionIn, projectionIn, wordsOf } from './expressions.ts'
import { comparePositions, hasKeysInIndex, type Index, type Position, positionsInOrder } from './indexes.ts'
import { keyNames, readPage, type Seen, startIn, versionOf } from './pages.ts'
import { type Keyed, namesInFilter, type Range, rangeOf } from './ranges.ts'
import { firstWhere } from './sorted.ts'
import type { State } from './state.ts'
import { entriesInOrder, type Table, tableIn } from './tables.ts'
import { compareStrings, sizeOfItem } from './values.ts'

const known = new Set([
  'TableName',
  'IndexName',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConsistentRead',
  'ScanIndexForward',
  'Limit',
  'ExclusiveStartKey',
  'Select',
  'ReturnConsumedCapacity',
])

export const query = (state: State, input: QueryCommandInput): object => {
  allowOnly(input, known)
  const table = tableIn(state.tables, input.TableName)
  const index = indexOf(table, input)
  if (input.KeyConditionExpression === undefined) throw invalid('The key condition is missing')
  const condition = conditionIn(input.KeyConditionExpression)
  const filter = conditionIn(input.FilterExpression)
  const projection = projectionIn(input.ProjectionExpression)
  const words = wordsOf(input, [condition, filter, projection])
  const range = rangeOf(condition?.tree, index ?? table, words)
  checkNames(table, index, filter ? namesInFilter(filter.tree, words) : [], projection?.tree.map(words.nameOf) ?? [])
  const start = startIn(input, table, index)
  if (
    start &&
    (start[(index ?? table).partitionKey] !== range.partition || range.side(sortIn(start, index ?? table)) !== 0)
  )
    throw invalid('The provided starting key is outside query boundaries based on provided conditions')
  const isForward = input.ScanIndexForward !== false
  const seen = index
    ? seenInIndex(state, table, index, range, start, isForward)
    : seenInTable(state, table, range, start, isForward, input.ConsistentRead === true)
  return readPage(state, seen, input, { table, index, words, filter: filter?.tree, paths: projection?.tree })
}

/** A filter is for what is no key; of an index, only what it carries can be asked for. */
const checkNames = (
  table: Table,
  index: Index | undefined,
  filtered: readonly string[],
  projected: readonly string[],
): void => {
  const { partitionKey, sortKey } = index ?? table
  const key = filtered.find((name) => name === partitionKey || name === sortKey)
  if (key) throw invalid(`Filter Expression can only contain non-primary key attributes: ${key}`)
  const carried = index && keyNames(table, index)
  const absent = carried && [...filtered, ...projected].find((name) => !carried.includes(name))
  if (absent) throw invalid(`Global secondary index ${index?.name} does not project ${absent}`)
}

const sortIn = (start: Readonly<Record<string, string>>, { sortKey }: Keyed): string =>
  sortKey === undefined ? '' : (start[sortKey] ?? '')

type Start = Readonly<Record<string, string>> | undefined

const indexOf = (
  table: Table,
  {
    IndexName: name,
    ConsistentRead,
  }: { readonly IndexName?: string | undefined; readonly ConsistentRead?: boolean | undefined },
): Index | undefined => {
  if (name === undefined) return undefined
  const index = table.indexes.find((one) => one.name === name)
  if (!index) throw invalid(`The table does not have the specified index: ${name}`)
  if (ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes')
  return index
}

/** Steps through the part of an ordered list that is in a range and after the start, forwards or backwards. */
const within = function* <Part extends { readonly sort: string }>(
  list: readonly Part[],
  side: Range['side'],
  isForward: boolean,
  toStart: ((part: Part) => number) | undefined,
): Generator<Part> {
  let from = firstWhere(list, ({ sort }) => side(sort) >= 0)
  let to = firstWhere(list, ({ sort }) => side(sort) > 0)
  if (toStart && isForward)
    from = Math.max(
      from,
      firstWhere(list, (part) => toStart(part) > 0),
    )
  if (toStart && !isForward)
    to = Math.min(
      to,
      firstWhere(list, (part) => toStart(part) >= 0),
    )
  if (isForward) for (let at = from; at < to; at += 1) yield list[at] as Part
  else for (let at = to - 1; at >= from; at -= 1) yield list[at] as Part
}

const seenInTable = function* (
  state: State,
  table: Table,
  { partition: key, side }: Range,
  start: Start,
  isForward: boolean,
  isConsistent: boolean,
): Generator<Seen> {
  const partition = table.partitions.get(key)
  if (!partition) return
  const startSort = start && sortIn(start, table)
  const toStart =
    startSort === undefined ? undefined : ({ sort }: { readonly sort: string }) => compareStrings(sort, startSort)
  for (const entry of within(entriesInOrder(partition), side, isForward, toStart)) {
    const version = versionOf(state, entry, isConsistent)
    if (version) yield version
  }
}

const seenInIndex = function* (
  state: State,
  table: Table,
  index: Index,
  { partition, side }: Range,
  start: Start,
  isForward: boolean,
): Generator<Seen> {
  const startPosition = start && {
    sort: sortIn(start, index),
    partition: start[table.partitionKey] ?? '',
    entry: { sort: sortIn(start, table), item: undefined, size: 0, previous: undefined },
  }
  const toStart = startPosition && ((position: Position) => comparePositions(position, startPosition))
  for (const { entry, sort } of within(positionsInOrder(index, partition), side, isForward, toStart)) {
    const version = versionOf(state, entry, false)?.item
    if (!version || !hasKeysInIndex(index, version, partition, sort)) continue
    const item = partInIndex(table, index, version)
    yield { item, size: sizeOfItem(item) }
  }
}
