import { BatchExecuteStatementCommand } from '@aws-sdk/lib-dynamodb'
import { backOff } from '../backoff.ts'
import { mapLimited } from './batches.ts'
import { store } from './client.ts'

/** DynamoDB takes so many statements in one request; each is carried out, and paid for, on its own. */
const STATEMENTS_AT_ONCE = 25
const REQUESTS_AT_ONCE = 4
const MOST_ATTEMPTS = 6

export type Inserted = 'new' | 'present'

type Item = Readonly<Record<string, string | number>>

/**
 * Puts items whose keys are not there yet, in any number, and says for each what came of it. An insert never changes an item
 * that is there. An error stands for an item that may or may not have been put.
 */
export const insertAll = async (table: string, items: readonly Item[]): Promise<(Inserted | Error)[]> => {
  const parts = Array.from({ length: Math.ceil(items.length / STATEMENTS_AT_ONCE) }, (_, part) =>
    items.slice(part * STATEMENTS_AT_ONCE, (part + 1) * STATEMENTS_AT_ONCE),
  )
  return (await mapLimited(parts, REQUESTS_AT_ONCE, (part) => insertPart(table, part))).flat()
}

const insertPart = async (table: string, items: readonly Item[]): Promise<(Inserted | Error)[]> => {
  const outcomes = new Array<Inserted | Error | undefined>(items.length).fill(undefined)
  for (let attempt = 1; ; attempt++) {
    const open = items.flatMap((item, index) => (outcomes[index] === undefined ? [{ item, index }] : []))
    if (open.length === 0) break
    if (attempt > 1) await backOff(attempt - 1)
    const answers = await execute(
      table,
      open.map(({ item }) => item),
    )
    for (const [at, { index }] of open.entries()) {
      const answer = answers[at] ?? new Error('the store gave no answer')
      const isLast = attempt === MOST_ATTEMPTS
      outcomes[index] = answer instanceof Busy ? (isLast ? answer : undefined) : answer
    }
  }
  return outcomes as (Inserted | Error)[]
}

/** Throttled or interrupted: worth another try. Its name is one that clients are told to try again on. */
class Busy extends Error {
  override readonly name = 'ThrottlingException'
}

const PASSING = [
  'InternalServerError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'ThrottlingError',
  'TransactionConflict',
]

const execute = async (table: string, items: readonly Item[]): Promise<(Inserted | Error)[]> => {
  const { Responses = [] } = await store.send(
    new BatchExecuteStatementCommand({ Statements: items.map((item) => statementOf(table, item)) }),
  )
  return Responses.map(({ Error: refused }): Inserted | Error => {
    if (!refused) return 'new'
    if (refused.Code === 'DuplicateItem') return 'present'
    return PASSING.includes(refused.Code ?? '')
      ? new Busy(refused.Code)
      : new Error(`an insert failed: ${refused.Code}`)
  })
}

const statementOf = (table: string, item: Item) => ({
  Statement: `INSERT INTO "${table}" VALUE {${Object.keys(item)
    .map((name) => `'${name}': ?`)
    .join(', ')}}`,
  Parameters: Object.values(item),
})
