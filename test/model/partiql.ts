import type { BatchExecuteStatementCommandInput } from '@aws-sdk/lib-dynamodb'
import { consumedByTable, type Usage, usageFor } from './capacity.ts'
import { allowOnly, invalid, unknownToModel } from './errors.ts'
import type { State } from './state.ts'
import { addressOf } from './tables.ts'
import type { Given } from './values.ts'
import { writeAlone } from './write-commands.ts'
import { type Plan, planOf } from './writes.ts'

type Statement = NonNullable<BatchExecuteStatementCommandInput['Statements']>[number]
type Answer = { readonly TableName?: string; readonly Error?: { readonly Code: string; readonly Message: string } }

const mostAtOnce = 25
const known = new Set(['Statements', 'ReturnConsumedCapacity'])
const knownOfStatement = new Set(['Statement', 'Parameters'])

/** Inserts, each by itself; what came of each is in the answer. */
export const batchExecuteStatement = (state: State, input: BatchExecuteStatementCommandInput): object => {
  allowOnly(input, known)
  const { Statements = [] } = input
  if (Statements.length === 0 || Statements.length > mostAtOnce)
    throw invalid(`1 to ${mostAtOnce} statements are allowed at once`)
  const usage = usageFor(input)
  const plans = Statements.map((statement) => insertOf(state, statement))
  const addresses = plans.flatMap((plan) => ('table' in plan ? [addressOf(plan.table, plan.key)] : []))
  if (new Set(addresses).size < addresses.length) throw invalid('Provided list of item keys contains duplicates')
  const Responses = plans.map((plan) => ('table' in plan ? inserted(state, plan, usage) : plan))
  return { Responses, ...consumedByTable(usage, input) }
}

const inserted = (state: State, plan: Plan, usage: Usage | undefined): Answer => {
  try {
    writeAlone(state, plan, usage)
    return { TableName: plan.table.name }
  } catch (error) {
    return { ...refused(error), TableName: plan.table.name }
  }
}

const codes: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'DuplicateItem',
  TransactionConflictException: 'TransactionConflict',
  ValidationException: 'ValidationError',
  ResourceNotFoundException: 'ResourceNotFound',
}

const refused = (error: unknown): Answer => {
  const Code = error instanceof Error ? codes[error.name] : undefined
  if (!Code) throw error
  const Message = Code === 'DuplicateItem' ? 'Duplicate primary key exists in table' : (error as Error).message
  return { Error: { Code, Message } }
}

/** The write that a statement asks for, on the condition that there is no such item; or what is wrong with it. */
const insertOf = ({ tables }: State, { Parameters = [], ...statement }: Statement): Plan | Answer => {
  allowOnly(statement, knownOfStatement)
  try {
    const { TableName, names } = parsed(statement.Statement ?? '')
    if (names.length !== Parameters.length) throw invalid("Number of parameters in request and statement don't match")
    const item: Given = Object.fromEntries(names.map((name, at) => [name, Parameters[at]]))
    return { ...planOf(tables, 'Put', { TableName, Item: item }), condition: (before) => before === undefined }
  } catch (error) {
    return refused(error)
  }
}

const insert = /^\s*INSERT\s+INTO\s+"([\w.-]+)"\s+VALUE\s+\{\s*(.*?)\s*\}\s*$/i
const member = /^'((?:[^']|'')+)'\s*:\s*\?$/

type Insert = { readonly TableName: string; readonly names: readonly string[] }

const kept = new Map<string, Insert>()
const mostKept = 1000

const parsed = (text: string): Insert => {
  const before = kept.get(text)
  if (before) return before
  const [, TableName, members] = insert.exec(text) ?? []
  if (TableName === undefined || members === undefined) throw unknownToModel(`the statement ${text}`)
  const names = members.split(/\s*,\s*/).map((part) => {
    const name = member.exec(part)?.[1]?.replaceAll("''", "'")
    if (name === undefined) throw unknownToModel(`the value ${part} in a statement`)
    return name
  })
  if (kept.size === mostKept) kept.clear()
  kept.set(text, { TableName, names })
  return { TableName, names }
}
