import type { AwsCall } from './aws.ts'
import type { FaultKind } from './faults.ts'
import type { Stage } from './stage.ts'

type Execute = (input: object) => object

/** Carries out a call, or only a part of it where AWS says so in its answer: keys, deletes, statements, a shorter page. */
export const partly = (call: AwsCall, stage: Stage, execute: Execute): object => {
  const cut = cuts[call.command]
  return cut ? cut(call.input, stage, execute) : execute(call.input)
}

type Cut = (input: object, stage: Stage, execute: Execute) => object

const unprocessedKeys: Cut = (input, { faults, random }, execute) => {
  const { RequestItems = {} } = input as { RequestItems?: Record<string, { Keys: object[] }> }
  const [[table, asked] = ['', { Keys: [] }], ...others] = Object.entries(RequestItems)
  if (others.length > 0 || asked.Keys.length === 0 || !faults.strikes('keys unprocessed')) return execute(input)
  const taken = random.int(0, asked.Keys.length - 1)
  const [now, later] = [asked.Keys.slice(0, taken), asked.Keys.slice(taken)]
  const { Responses = {} } = (
    now.length > 0 ? execute({ ...input, RequestItems: { [table]: { ...asked, Keys: now } } }) : {}
  ) as { Responses?: object }
  return { Responses, UnprocessedKeys: { [table]: { ...asked, Keys: later } } }
}

const unprocessedItems: Cut = (input, { faults, random }, execute) => {
  const { RequestItems = {} } = input as { RequestItems?: Record<string, object[]> }
  const [[table, asked] = ['', []], ...others] = Object.entries(RequestItems)
  if (others.length > 0 || asked.length === 0 || !faults.strikes('deletes unprocessed')) return execute(input)
  const taken = random.int(0, asked.length - 1)
  if (taken > 0) execute({ ...input, RequestItems: { [table]: asked.slice(0, taken) } })
  return { UnprocessedItems: { [table]: asked.slice(taken) } }
}

const statementFaults = {
  'statement throttled': 'ProvisionedThroughputExceeded',
  'statement failed': 'InternalServerError',
  'statement in conflict': 'TransactionConflict',
} as const satisfies Partial<Record<FaultKind, string>>
const statementKinds = Object.keys(statementFaults) as readonly (keyof typeof statementFaults)[]

type Statement = { readonly Parameters?: readonly unknown[] }

/** Until when nothing can be put under a key, and why. */
const closed = new WeakMap<Stage, Map<unknown, { readonly until: number; readonly code: string }>>()

const failingStatements: Cut = (input, stage, execute) => {
  const { faults, random, timeline } = stage
  const { Statements = [] } = input as { Statements?: readonly Statement[] }
  const keys = closed.get(stage) ?? new Map()
  closed.set(stage, keys)
  const failing = Statements.map(({ Parameters: [key] = [] }): string | undefined => {
    const known = keys.get(key)
    if (known && known.until > timeline.now() && !faults.areOver()) return known.code
    const kind = statementKinds.find((kind) => faults.strikes(kind))
    if (kind && random.chance(0.2)) keys.set(key, { until: timeline.now() + 20_000, code: statementFaults[kind] })
    return kind && statementFaults[kind]
  })
  if (failing.every((code) => code === undefined)) return execute(input)
  return {
    Responses: Statements.map((statement, index) => {
      const Code = failing[index]
      // What fails inside may have been carried out all the same.
      if (!Code || (Code === 'InternalServerError' && random.chance(0.5))) {
        const { Responses = [] } = execute({ ...input, Statements: [statement] }) as { Responses?: object[] }
        if (!Code) return Responses[0] ?? {}
      }
      return { Error: { Code, Message: Code } }
    }),
  }
}

const shortPage: Cut = (input: { readonly Limit?: number }, { faults, random }, execute) =>
  input.Limit || !faults.strikes('short page') ? execute(input) : execute({ ...input, Limit: random.int(1, 4) })

const cuts: Readonly<Record<string, Cut>> = {
  BatchGetCommand: unprocessedKeys,
  BatchWriteCommand: unprocessedItems,
  BatchExecuteStatementCommand: failingStatements,
  QueryCommand: shortPage,
  ScanCommand: shortPage,
}
