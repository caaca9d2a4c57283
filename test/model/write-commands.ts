import type {
  BatchWriteCommandInput,
  DeleteCommandInput,
  PutCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { consumed, consumedByTable, type Usage, usageFor } from './capacity.ts'
import { allowOnly, invalid, transactionConflict } from './errors.ts'
import { type State, write } from './state.ts'
import { addressOf, entryOf } from './tables.ts'
import { handOut, type Item } from './values.ts'
import { chargeDone, chargeRefused, decide, type Plan, planOf, type WriteKind } from './writes.ts'

type Done = { readonly before: Item | undefined; readonly after: Item | undefined }

const isLocked = ({ locks }: State, { table, key }: Plan): boolean => locks.size > 0 && locks.has(addressOf(table, key))

/** Carries out one write by itself. Throws when a transaction is about the item, or its condition fails. */
export const writeAlone = (state: State, plan: Plan, usage?: Usage): Done => {
  const before = entryOf(plan.table, plan.key)?.item
  if (isLocked(state, plan)) throw transactionConflict()
  try {
    const after = decide(plan, before)
    chargeDone(plan, before, after, 1, usage)
    write(state, plan.table, plan.key, after)
    return { before, after }
  } catch (error) {
    chargeRefused(plan, before, 1)
    throw error
  }
}

const returned: Readonly<Record<WriteKind, ReadonlySet<string | undefined>>> = {
  Put: new Set([undefined, 'NONE', 'ALL_OLD']),
  Delete: new Set([undefined, 'NONE', 'ALL_OLD']),
  Update: new Set([undefined, 'NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']),
  ConditionCheck: new Set(),
}

const writeCommand =
  (kind: WriteKind) =>
  (state: State, input: PutCommandInput | DeleteCommandInput | UpdateCommandInput): object => {
    if (!returned[kind].has(input.ReturnValues)) throw invalid('Return values set to invalid value')
    const plan = planOf(state.tables, kind, input)
    const usage = usageFor(input)
    const done = writeAlone(state, plan, usage)
    return { ...attributesOf(input.ReturnValues, done, plan.touched), ...consumed(usage, input) }
  }

export const put = writeCommand('Put')
export const update = writeCommand('Update')
export const remove = writeCommand('Delete')

const attributesOf = (asked: string | undefined, { before, after }: Done, touched: readonly string[]): object => {
  if (asked === undefined || asked === 'NONE') return {}
  const item = asked.endsWith('OLD') ? before : after
  if (!item) return {}
  if (asked.startsWith('ALL')) return { Attributes: handOut(item) }
  const names = touched.filter((name) => item[name] !== undefined)
  if (names.length === 0) return {}
  return { Attributes: handOut(Object.fromEntries(names.map((name) => [name, item[name] as Item[string]]))) }
}

const mostAtOnce = 25
const mostBytes = 16 * 1024 * 1024
const known = new Set(['RequestItems', 'ReturnConsumedCapacity'])

/**
 * Puts and deletes, each by itself. One that meets a transaction comes back unprocessed: AWS documents no error for it here,
 * and this is where a caller has to look.
 */
export const batchWrite = (state: State, input: BatchWriteCommandInput): object => {
  allowOnly(input, known)
  const requests = Object.entries(input.RequestItems ?? {}).flatMap(([TableName, list = []]) =>
    list.map((request) => ({ TableName, request, plan: planOfRequest(state, TableName, request) })),
  )
  if (requests.length === 0 || requests.length > mostAtOnce)
    throw invalid(`1 to ${mostAtOnce} requests are allowed at once`)
  const addresses = new Set(requests.map(({ plan }) => addressOf(plan.table, plan.key)))
  if (addresses.size < requests.length) throw invalid('Provided list of item keys contains duplicates')
  if (requests.reduce((sum, { plan }) => sum + plan.size, 0) > mostBytes) throw invalid('The request is too large')
  const usage = usageFor(input)
  const open: Record<string, object[]> = {}
  for (const { TableName, request, plan } of requests)
    if (isLocked(state, plan)) open[TableName] = [...(open[TableName] ?? []), request]
    else writeAlone(state, plan, usage)
  return { UnprocessedItems: open, ...consumedByTable(usage, input) }
}

type Request = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number]

const planOfRequest = ({ tables }: State, TableName: string, { PutRequest, DeleteRequest }: Request): Plan => {
  if (PutRequest) return planOf(tables, 'Put', { TableName, Item: PutRequest.Item })
  if (DeleteRequest) return planOf(tables, 'Delete', { TableName, Key: DeleteRequest.Key })
  throw invalid('A request has to put or to delete')
}
