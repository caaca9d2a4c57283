import { chargeIndexes, chargeWrite, type Usage, writeUnits } from './capacity.ts'
import type { Key } from './entry.ts'
import { allowOnly, conditionFailed, invalid } from './errors.ts'
import { conditionIn, meets, type Words, wordsOf } from './expressions.ts'
import { type Condition, type Parsed, updateFrom } from './grammar.ts'
import { checkIndexKeys, keyOf, keyOfItem, largestItem } from './keys.ts'
import { marshalled } from './marshalled.ts'
import { keysOf, type Table, type Tables, tableIn } from './tables.ts'
import { checkNoKey, namesIn, updated } from './updates.ts'
import { type Given, type Item, sizeOfItem, takeIn } from './values.ts'

/** A write as understood, before anybody looks at the item. */
export type Plan = {
  readonly table: Table
  readonly key: Key
  /** False for the mere check of a condition in a transaction. */
  readonly writes: boolean
  /** The item afterwards; undefined when there is to be none. Throws when the update does not fit the item. */
  readonly next: (before: Item | undefined) => Item | undefined
  readonly condition: ((before: Item | undefined) => boolean) | undefined
  /** Whether the error of a failed condition brings the item. */
  readonly tellsOld: boolean
  /** The names that an update may change. */
  readonly touched: readonly string[]
  /** The bytes that the request carries for the item, for the limit of a transaction. */
  readonly size: number
}

/** One write of any kind, as a request or as an action of a transaction. */
export type WriteInput = {
  readonly TableName?: string | undefined
  readonly Item?: Given | undefined
  readonly Key?: Given | undefined
  readonly UpdateExpression?: string | undefined
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: Record<string, string> | undefined
  readonly ExpressionAttributeValues?: Given | undefined
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined
}

const common = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
  'ReturnValues',
  'ReturnConsumedCapacity',
]
const known = {
  Put: new Set([...common, 'Item']),
  Update: new Set([...common, 'Key', 'UpdateExpression']),
  Delete: new Set([...common, 'Key']),
  ConditionCheck: new Set([...common, 'Key']),
}

export type WriteKind = keyof typeof known

export const planOf = (tables: Tables, kind: WriteKind, input: WriteInput): Plan => {
  allowOnly(input, known[kind])
  const table = tableIn(tables, input.TableName)
  const condition = conditionIn(input.ConditionExpression)
  if (kind === 'ConditionCheck' && !condition) throw invalid('The condition of a check is missing')
  const update = input.UpdateExpression === undefined ? undefined : updateFrom(input.UpdateExpression)
  const words = wordsOf(input, [condition, update])
  const shared = {
    table,
    writes: kind !== 'ConditionCheck',
    condition: condition && conditionOf(condition, words),
    tellsOld: input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    touched: [],
    size: 0,
  }
  if (kind === 'Put') return { ...shared, ...putOf(table, input.Item) }
  const key = keyOf(table, input.Key)
  if (kind !== 'Update') return { ...shared, key, next: () => undefined }
  const touched = update ? namesIn(update.tree, words) : []
  const next = (before: Item | undefined): Item => {
    checkNoKey(touched, table.keyNames)
    const start = before ?? keysOf(table, key)
    const after = update ? updated(start, update.tree, words) : start
    checkIndexKeys(table, after)
    if (sizeOfItem(after) > largestItem) throw invalid('Item size to update has exceeded the maximum allowed size')
    return after
  }
  return { ...shared, key, next, touched }
}

const putOf = (table: Table, given: Given | undefined): Pick<Plan, 'key' | 'next' | 'size'> => {
  if (given === undefined) throw invalid('The item is missing')
  const item = takeIn(given)
  const key = keyOfItem(table, item)
  const size = sizeOfItem(item)
  if (size > largestItem) throw invalid('Item size has exceeded the maximum allowed size')
  const next = () => {
    checkIndexKeys(table, item)
    return item
  }
  return { key, next, size }
}

const conditionOf =
  ({ tree }: Parsed<Condition>, words: Words) =>
  (before: Item | undefined): boolean =>
    meets(tree, before ?? {}, words)

/** The item after a write. Throws when its condition fails or its update does not fit. */
export const decide = ({ condition, tellsOld, next, writes }: Plan, before: Item | undefined): Item | undefined => {
  if (condition && !condition(before)) throw conditionFailed(tellsOld && before ? marshalled(before) : undefined)
  return writes ? next(before) : before
}

/** Charges a write that was done, in a transaction twice: to prepare it and to commit it. */
export const chargeDone = (
  { table }: Plan,
  before: Item | undefined,
  after: Item | undefined,
  times: 1 | 2,
  usage: Usage | undefined,
): void => {
  const size = Math.max(before ? sizeOfItem(before) : 0, after ? sizeOfItem(after) : 0)
  chargeWrite(table, times * writeUnits(size), usage)
  if (before !== after) chargeIndexes(table, before, after, times, usage)
}

/** Charges a write that was refused: it has cost as much as the item that is there. */
export const chargeRefused = ({ table }: Plan, before: Item | undefined, times: 1 | 2): void =>
  chargeWrite(table, times * writeUnits(before ? sizeOfItem(before) : 0), undefined)
