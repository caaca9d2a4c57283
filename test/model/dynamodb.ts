import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { TableDeclaration } from '#shared/tables.ts'
import { unknownToModel } from './errors.ts'
import { batchExecuteStatement } from './partiql.ts'
import { query } from './query.ts'
import { batchGet, get, scan } from './reads.ts'
import type { State } from './state.ts'
import { type Change, createTables, type Tables, tableIn, type Units } from './tables.ts'
import { createTransactions, type Prepared } from './transactions.ts'
import { handOut, type Item } from './values.ts'
import { batchWrite, put, remove, update } from './write-commands.ts'

export type { Change } from './tables.ts'

type Options = {
  /** The tables by their names as deployed. */
  readonly tables: Readonly<Record<string, TableDeclaration>>
  /** Whether an eventually consistent read sees an item's version before its latest change; asked for each item. Never, by default. */
  readonly isStale?: () => boolean
  /** Milliseconds, for the ten minutes of a transaction's token. */
  readonly now?: () => number
  /** The most bytes that a page of a query or scan reads: DynamoDB's 1 MB by default. */
  readonly pageBytes?: number
}

export type Model = {
  /**
   * Carries out a command of the document client by the name of its class, all at once, and gives its output. Throws errors
   * with the names and reasons of the SDK's.
   */
  readonly execute: (command: string, input: object) => object
  /** The first phase of a transaction: checks it and locks its items, or throws why it is cancelled. */
  readonly begin: (input: TransactWriteCommandInput) => Prepared
  /** Tells of every change of an item in the order of commits. Writes that change nothing are not told. */
  readonly onChange: (listener: (change: Change) => void) => void
  /** A table's items, in no order. */
  readonly items: (table: string) => Generator<Item>
  /** Capacity units used so far by each table and its indexes. */
  readonly units: () => Readonly<Record<string, Readonly<Units>>>
}

const megabyte = 1024 * 1024

/** DynamoDB in memory, for the commands and expressions that the product uses; what it does not know it refuses. */
export const createModel = ({ tables: declared, isStale, now = Date.now, pageBytes = megabyte }: Options): Model => {
  const tables = createTables(declared)
  const state: State = { tables, now, pageBytes, isStale, listeners: [], locks: new Set() }
  const { begin } = createTransactions(state)
  const commands: Readonly<Record<string, (state: State, input: never) => object>> = {
    GetCommand: get,
    BatchGetCommand: batchGet,
    QueryCommand: query,
    ScanCommand: scan,
    PutCommand: put,
    UpdateCommand: update,
    DeleteCommand: remove,
    BatchWriteCommand: batchWrite,
    BatchExecuteStatementCommand: batchExecuteStatement,
    TransactWriteCommand: (_, input) => begin(input).commit(),
  }
  return {
    execute: (command, input) => {
      const run = commands[command]
      if (!run) throw unknownToModel(command)
      return run(state, input as never)
    },
    begin,
    onChange: (listener) => {
      state.listeners.push(listener)
    },
    items: (table) => itemsOf(tables, table),
    units: () => Object.fromEntries([...tables].map(([name, { units }]) => [name, { ...units }])),
  }
}

const itemsOf = function* (tables: Tables, name: string): Generator<Item> {
  for (const partition of tableIn(tables, name).partitions.values())
    for (const entry of partition.entries?.values() ?? [partition.only]) if (entry?.item) yield handOut(entry.item)
}
