import type { Item } from './values.ts'

/** An error by the name that the SDK gives it. */
const named = (name: string, message: string, rest: object = {}): Error =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: {}, ...rest })

export const invalid = (message: string): Error => named('ValidationException', message)

export const noSuchTable = (): Error => named('ResourceNotFoundException', 'Requested resource not found')

export const conditionFailed = (item?: object): Error =>
  named('ConditionalCheckFailedException', 'The conditional request failed', item && { Item: item })

export const transactionConflict = (): Error =>
  named('TransactionConflictException', 'Transaction is ongoing for the item')

export const tokenMismatch = (): Error =>
  named('IdempotentParameterMismatchException', 'The token was used with other content')

export const tokenInUse = (): Error =>
  named('TransactionInProgressException', 'The transaction with the given token is already in progress')

/** Why one action of a cancelled transaction could not be done; `None` where nothing was wrong with it. */
export type Reason = { readonly Code: string; readonly Message?: string; readonly Item?: object }

export const cancelled = (reasons: readonly Reason[]): Error => {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return named('TransactionCanceledException', `Transaction cancelled, please refer to reasons [${codes}]`, {
    CancellationReasons: reasons,
  })
}

/** The reason in a cancelled transaction that stands for an error of one action. */
export const reasonOf = (error: unknown): Reason => {
  if (!(error instanceof Error)) throw error
  const { Item } = error as Error & { Item?: Item }
  if (error.name === 'ConditionalCheckFailedException')
    return { Code: 'ConditionalCheckFailed', Message: error.message, ...(Item && { Item }) }
  if (error.name === 'ValidationException') return { Code: 'ValidationError', Message: error.message }
  throw error
}

/** What the product may do in AWS but this model has not learnt: no answer is better than a wrong one. */
export const unknownToModel = (what: string): Error => new Error(`The model of DynamoDB does not know ${what}`)

/** Refuses a request that asks for something the model would pass over in silence. */
export const allowOnly = (input: object, known: ReadonlySet<string>): void => {
  for (const name in input)
    if (!known.has(name) && input[name as keyof object] !== undefined) throw unknownToModel(name)
}
