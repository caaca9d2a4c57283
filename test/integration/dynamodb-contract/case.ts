import { claims, records } from './stores.ts'

/** Sends a command to the store under test, and gives its output; undefined when it met an error. */
export type Send = (command: string, input: object) => Promise<object | undefined>

export type Case = {
  readonly name: string
  readonly run: (send: Send) => Promise<unknown>
  /** What comes of each command, in words. It keeps a case from passing because both stores refuse a slip of the pen. */
  readonly shows: readonly string[]
}

type Rest = Readonly<Record<string, unknown>>

export const recordKey = (item: string, subject = 'one') => ({ subject, item })

export const put = (item: Rest, rest: Rest = {}) => ({
  TableName: records,
  Item: { ...recordKey('a'), ...item },
  ...rest,
})

export const update = (UpdateExpression: string, values: Rest = {}, rest: Rest = {}) => ({
  TableName: records,
  Key: recordKey('a'),
  UpdateExpression,
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  ...rest,
})

export const remove = (item: string, rest: Rest = {}) => ({ TableName: records, Key: recordKey(item), ...rest })

export const get = (item = 'a', rest: Rest = {}) => ({
  TableName: records,
  Key: recordKey(item),
  ConsistentRead: true,
  ...rest,
})

export const query = (rest: Rest = {}) => ({
  TableName: records,
  KeyConditionExpression: 'subject = :subject',
  ExpressionAttributeValues: { ':subject': 'one' },
  ...rest,
})

export const claim = (event: string, rest: Rest = {}) => ({ TableName: claims, Item: { event, ...rest } })

export const insert = (Item: Rest, table = claims) => ({
  Statement: `INSERT INTO "${table}" VALUE {${Object.keys(Item)
    .map((name) => `'${name}': ?`)
    .join(', ')}}`,
  Parameters: Object.values(Item),
})

export const transact = (...actions: readonly Rest[]) => ({ TransactItems: actions })

/** Sends the same read again and again, from where the last one ended, to the end. */
export const allPages = async (send: Send, command: string, input: object): Promise<void> => {
  let start: unknown
  do {
    const page = await send(command, { ...input, ...(start !== undefined && { ExclusiveStartKey: start }) })
    start = (page as { LastEvaluatedKey?: unknown } | undefined)?.LastEvaluatedKey
  } while (start !== undefined)
}

/** Sends commands one after the other, whatever comes of them. */
export const inTurn =
  (...commands: readonly (readonly [command: string, input: object])[]) =>
  async (send: Send): Promise<void> => {
    for (const [command, input] of commands) await send(command, input)
  }

const many = (times: number, word: string): string[] => new Array<string>(times).fill(word)

/** `ok` so many times. */
export const ok = (times: number): string[] => many(times, 'ok')
export const refused = (times: number): string[] => many(times, 'ValidationException')
export const failed = (times: number): string[] => many(times, 'ConditionalCheckFailedException')
