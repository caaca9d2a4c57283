import { type Index, keysInIndex } from './indexes.ts'
import type { Table } from './tables.ts'
import { type Item, sizeOfItem } from './values.ts'

const writeBytes = 1024
const readBytes = 4096

/** Units for writing an item of the larger size of before and after; one at least. */
export const writeUnits = (size: number): number => Math.max(1, Math.ceil(size / writeBytes))

/** Units for reading so many bytes at once; half of them when the answer may be old. An empty answer costs like a byte. */
export const readUnits = (size: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(size / readBytes)) * (isConsistent ? 1 : 0.5)

type Used = { units: number; table: number; readonly indexes: Map<string, number> }

/** What one request has used, by table, as it tells it when asked to. */
export type Usage = Map<string, Used>

const usedOf = (usage: Usage, table: Table): Used => {
  const known = usage.get(table.name)
  if (known) return known
  const used = { units: 0, table: 0, indexes: new Map() }
  usage.set(table.name, used)
  return used
}

const note = (usage: Usage | undefined, table: Table, units: number, index?: string): void => {
  if (!usage) return
  const used = usedOf(usage, table)
  used.units += units
  if (index === undefined) used.table += units
  else used.indexes.set(index, (used.indexes.get(index) ?? 0) + units)
}

export const chargeRead = (table: Table, units: number, usage: Usage | undefined, index?: string): void => {
  table.units.read += units
  note(usage, table, units, index)
}

export const chargeWrite = (table: Table, units: number, usage: Usage | undefined, index?: string): void => {
  table.units.write += units
  note(usage, table, units, index)
}

/**
 * What a change of an item costs in the table's indexes: nothing where its keys there stay. AWS does not say what it costs in a
 * transaction; DynamoDB Local charges indexes and table alike there, and so does this.
 */
export const chargeIndexes = (
  table: Table,
  before: Item | undefined,
  after: Item | undefined,
  times: 1 | 2,
  usage: Usage | undefined,
): void => {
  for (const index of table.indexes) {
    const units = times * indexUnits(table, index, before, after)
    if (units > 0) chargeWrite(table, units, usage, index.name)
  }
}

const indexUnits = (table: Table, index: Index, before: Item | undefined, after: Item | undefined): number => {
  const was = keysInIndex(index, before)
  const is = keysInIndex(index, after)
  if (was && is && was[0] === is[0] && was[1] === is[1]) return 0
  return (
    (before && was ? writeUnits(sizeInIndex(table, index, before)) : 0) +
    (after && is ? writeUnits(sizeInIndex(table, index, after)) : 0)
  )
}

/** The part of an item that an index carries. */
export const partInIndex = (table: Table, index: Index, item: Item): Item => {
  const names = new Set([...table.keyNames, index.partitionKey, index.sortKey])
  return Object.fromEntries([...names].flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
}

const sizeInIndex = (table: Table, index: Index, item: Item): number => sizeOfItem(partInIndex(table, index, item))

type Asking = { readonly ReturnConsumedCapacity?: string | undefined }

export const usageFor = ({ ReturnConsumedCapacity: wanted }: Asking): Usage | undefined =>
  wanted === 'TOTAL' || wanted === 'INDEXES' ? new Map() : undefined

const consumedOf = (table: string, { units, table: own, indexes }: Used, { ReturnConsumedCapacity }: Asking) => ({
  TableName: table,
  CapacityUnits: units,
  ...(ReturnConsumedCapacity === 'INDEXES' && {
    Table: { CapacityUnits: own },
    ...(indexes.size > 0 && {
      GlobalSecondaryIndexes: Object.fromEntries([...indexes].map(([index, used]) => [index, { CapacityUnits: used }])),
    }),
  }),
})

/** The part of an answer that tells what one table's request used; nothing when it was not asked for. */
export const consumed = (usage: Usage | undefined, asking: Asking): object => {
  for (const [table, used] of usage ?? []) return { ConsumedCapacity: consumedOf(table, used, asking) }
  return {}
}

/** The same for a request about several tables. */
export const consumedByTable = (usage: Usage | undefined, asking: Asking): object =>
  usage ? { ConsumedCapacity: [...usage].map(([table, used]) => consumedOf(table, used, asking)) } : {}

/** The same for a transaction, which also says whether it has written or, being a repetition, read. */
export const consumedByTransaction = (usage: Usage | undefined, asking: Asking, as: 'read' | 'write'): object =>
  usage ? { ConsumedCapacity: [...usage].map(([table, used]) => saying(as, consumedOf(table, used, asking))) } : {}

type Consumed = { readonly CapacityUnits: number }

const saying = (as: 'read' | 'write', consumed: Consumed): object => {
  const name = as === 'read' ? 'ReadCapacityUnits' : 'WriteCapacityUnits'
  const said = Object.entries(consumed as Readonly<Record<string, unknown>>).map(([key, part]): [string, unknown] => {
    if (key === 'Table') return [key, saying(as, part as Consumed)]
    if (key !== 'GlobalSecondaryIndexes') return [key, part]
    const indexes = Object.entries(part as Readonly<Record<string, Consumed>>)
    return [key, Object.fromEntries(indexes.map(([index, used]) => [index, saying(as, used)]))]
  })
  return { ...Object.fromEntries(said), [name]: consumed.CapacityUnits }
}
