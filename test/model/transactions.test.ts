import { describe, expect, it } from 'vitest'
import { type Change, createModel } from './dynamodb.ts'

// DynamoDB Local carries out one transaction after the other, so that none is ever in another's way. What happens then in AWS
// is in its documentation: "Transaction conflict handling in DynamoDB" of the developer guide.

const TableName = 'items'
const withItem = (now?: () => number) => {
  const model = createModel({ tables: { [TableName]: { holds: 'items', partitionKey: 'id' } }, ...(now && { now }) })
  model.execute('PutCommand', { TableName, Item: { id: 'a', n: 1 } })
  return model
}
type Model = ReturnType<typeof withItem>

const put = (id: string, n: number) => ({ Put: { TableName, Item: { id, n } } })
const addOne = (id: string) => ({
  TableName,
  Key: { id },
  UpdateExpression: 'ADD n :one',
  ExpressionAttributeValues: { ':one': 1 },
})
const check = (id: string) => ({
  ConditionCheck: { TableName, Key: { id }, ConditionExpression: 'attribute_exists(id)' },
})
const insert = (id: string) => ({
  Statements: [{ Statement: `INSERT INTO "${TableName}" VALUE {'id': ?}`, Parameters: [id] }],
})
const read = (model: Model, id: string) => model.execute('GetCommand', { TableName, Key: { id }, ConsistentRead: true })
const nameOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return (error as Error).name
  }
}

describe('a transaction between its two phases', () => {
  it('shows its items as they were, and all changed when it is committed', () => {
    const model = withItem()
    const { commit } = model.begin({ TransactItems: [put('a', 2), put('b', 2)] })
    expect([read(model, 'a'), read(model, 'b')]).toEqual([{ Item: { id: 'a', n: 1 } }, {}])
    commit()
    expect([read(model, 'a'), read(model, 'b')]).toEqual([{ Item: { id: 'a', n: 2 } }, { Item: { id: 'b', n: 2 } }])
  })

  it('cancels another one that touches its items, with the reason at the action', () => {
    const model = withItem()
    model.begin({ TransactItems: [put('a', 2), put('b', 2)] })
    const other = { TransactItems: [put('c', 1), check('a'), put('d', 1), put('b', 1)] }
    expect(() => model.execute('TransactWriteCommand', other)).toThrow(
      expect.objectContaining({
        name: 'TransactionCanceledException',
        CancellationReasons: [
          { Code: 'None' },
          expect.objectContaining({ Code: 'TransactionConflict' }),
          { Code: 'None' },
          expect.objectContaining({ Code: 'TransactionConflict' }),
        ],
      }),
    )
    expect(read(model, 'c')).toEqual({})
  })

  it('holds what it only checks as well', () => {
    const model = withItem()
    model.begin({ TransactItems: [check('a')] })
    expect(nameOf(() => model.execute('UpdateCommand', addOne('a')))).toBe('TransactionConflictException')
  })

  it.each([
    ['PutCommand', { TableName, Item: { id: 'a' } }],
    ['UpdateCommand', addOne('a')],
    ['DeleteCommand', { TableName, Key: { id: 'a' } }],
  ])('refuses a plain %s of its items, before any condition', (command, input) => {
    const model = withItem()
    const prepared = model.begin({ TransactItems: [put('a', 2)] })
    const conditional = { ...input, ConditionExpression: 'attribute_exists(nowhere)' }
    for (const one of [input, conditional])
      expect(nameOf(() => model.execute(command, one))).toBe('TransactionConflictException')
    prepared.abandon()
    expect(nameOf(() => model.execute(command, conditional))).toBe('ConditionalCheckFailedException')
    expect(model.execute(command, input)).toEqual({})
  })

  it('answers an insert with the code of the conflict, and leaves a batch of writes unprocessed', () => {
    const model = withItem()
    model.begin({ TransactItems: [put('b', 2)] })
    expect(model.execute('BatchExecuteStatementCommand', insert('b'))).toMatchObject({
      Responses: [{ Error: { Code: 'TransactionConflict' } }],
    })
    const requests = [{ DeleteRequest: { Key: { id: 'a' } } }, { DeleteRequest: { Key: { id: 'b' } } }]
    expect(model.execute('BatchWriteCommand', { RequestItems: { [TableName]: requests } })).toEqual({
      UnprocessedItems: { [TableName]: [requests[1]] },
    })
  })

  it('that is abandoned has changed nothing, told nothing and may come again', () => {
    const model = withItem()
    const changes: Change[] = []
    model.onChange((change) => changes.push(change))
    const input = { TransactItems: [put('a', 2)], ClientRequestToken: 'token' }
    model.begin(input).abandon()
    expect([read(model, 'a'), changes]).toEqual([{ Item: { id: 'a', n: 1 } }, []])
    model.begin(input).commit()
    expect([read(model, 'a'), changes.length]).toEqual([{ Item: { id: 'a', n: 2 } }, 1])
  })

  it('is in progress for its own token', () => {
    const model = withItem()
    const input = { TransactItems: [put('a', 2)], ClientRequestToken: 'token' }
    model.begin(input)
    expect(nameOf(() => model.begin(input))).toBe('TransactionInProgressException')
  })
})

describe('a token', () => {
  it('is good for ten minutes, and then stands for nothing', () => {
    let now = 0
    const model = withItem(() => now)
    const once = { TransactItems: [{ Update: addOne('a') }], ClientRequestToken: 'token' }
    const send = () => model.execute('TransactWriteCommand', once)
    send()
    now = 10 * 60_000 - 1
    send()
    expect(read(model, 'a')).toEqual({ Item: { id: 'a', n: 2 } })
    now += 1
    send()
    expect(read(model, 'a')).toEqual({ Item: { id: 'a', n: 3 } })
  })
})
