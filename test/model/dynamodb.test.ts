import { describe, expect, it } from 'vitest'
import { type Change, createModel } from './dynamodb.ts'

// What DynamoDB Local cannot show: stale reads, and what is the model's own.

const tables = {
  items: {
    holds: 'items',
    partitionKey: 'home',
    sortKey: 'id',
    indexes: { 'by-colour': { partitionKey: 'colour', sortKey: 'shade' } },
  },
}
const TableName = 'items'
const Key = { home: 'h', id: 'a' }

const put = (rest: object) => ['PutCommand', { TableName, Item: { ...Key, ...rest } }] as const
const ofHome = { TableName, KeyConditionExpression: 'home = :home', ExpressionAttributeValues: { ':home': 'h' } }
const ofColour = (colour: string) => ({
  TableName,
  IndexName: 'by-colour',
  KeyConditionExpression: 'colour = :colour',
  ExpressionAttributeValues: { ':colour': colour },
})

describe('a read that need not be consistent', () => {
  const stale = (...writes: readonly (readonly [string, object])[]) => {
    let isStale = false
    const model = createModel({ tables, isStale: () => isStale })
    for (const [command, input] of writes) model.execute(command, input)
    isStale = true
    return model
  }

  it('may see an item as it was before its latest change, which a consistent one never does', () => {
    const model = stale(put({ n: 1 }), put({ n: 2 }))
    const old = { ...Key, n: 1 }
    const now = { ...Key, n: 2 }
    for (const [ConsistentRead, item] of [
      [false, old],
      [true, now],
    ] as const) {
      expect(model.execute('GetCommand', { TableName, Key, ConsistentRead })).toEqual({ Item: item })
      const asked = { RequestItems: { [TableName]: { Keys: [Key], ConsistentRead } } }
      expect(model.execute('BatchGetCommand', asked)).toMatchObject({ Responses: { [TableName]: [item] } })
      expect(model.execute('QueryCommand', { ...ofHome, ConsistentRead })).toMatchObject({ Items: [item] })
      expect(model.execute('ScanCommand', { TableName, ConsistentRead })).toMatchObject({ Items: [item] })
    }
  })

  it('may miss a new item and see one that is gone', () => {
    expect(stale(put({})).execute('QueryCommand', ofHome)).toMatchObject({ Items: [], ScannedCount: 0 })
    const model = stale(put({ n: 1 }), ['DeleteCommand', { TableName, Key }])
    expect(model.execute('ScanCommand', { TableName })).toMatchObject({ Items: [{ ...Key, n: 1 }] })
    expect(model.execute('ScanCommand', { TableName, ConsistentRead: true })).toMatchObject({ Items: [] })
    expect([...model.items(TableName)]).toEqual([])
  })

  it('may see an item where it stood in an index', () => {
    const model = stale(put({ colour: 'red', shade: 's' }), put({ colour: 'blue', shade: 's' }))
    expect(model.execute('QueryCommand', ofColour('red'))).toMatchObject({ Count: 1 })
    expect(model.execute('QueryCommand', ofColour('blue'))).toMatchObject({ Count: 0 })
  })

  it('decides about each item by itself, and a write that changes nothing is no change', () => {
    const answers = [true, false]
    const model = createModel({ tables, isStale: () => answers.shift() ?? false })
    for (const id of ['a', 'b']) model.execute('PutCommand', { TableName, Item: { home: 'h', id } })
    for (const id of ['a', 'b']) model.execute('PutCommand', { TableName, Item: { home: 'h', id } })
    expect(model.execute('QueryCommand', ofHome)).toMatchObject({ Items: [{ home: 'h', id: 'b' }] })
  })
})

describe('the model', () => {
  it('shares nothing with its callers', () => {
    const model = createModel({ tables })
    const given = { ...Key, map: { inner: 'x' }, set: new Set(['x']) }
    const heard: Change[] = []
    model.onChange((change) => heard.push(change))
    model.execute('PutCommand', { TableName, Item: given })
    given.map.inner = 'y'
    given.set.add('y')
    const read = () => model.execute('GetCommand', { TableName, Key }) as { Item: typeof given }
    for (const { map, set } of [
      read().Item,
      heard[0]?.after as unknown as typeof given,
      [...model.items(TableName)][0] as unknown as typeof given,
    ]) {
      map.inner = 'z'
      set.add('z')
    }
    expect(read().Item).toEqual({ ...Key, map: { inner: 'x' }, set: new Set(['x']) })
  })

  it('tells of changes in the order of commits, and not of writes that change nothing', () => {
    const model = createModel({ tables })
    const heard: Change[] = []
    model.onChange((change) => heard.push(change))
    for (const [command, input] of [put({ n: 1 }), put({ n: 1 }), put({ n: 2 })]) model.execute(command, input)
    model.execute('DeleteCommand', { TableName, Key })
    model.execute('DeleteCommand', { TableName, Key })
    const [first, second] = [
      { ...Key, n: 1 },
      { ...Key, n: 2 },
    ]
    expect(heard).toEqual([
      { table: TableName, kind: 'INSERT', keys: Key, after: first },
      { table: TableName, kind: 'MODIFY', keys: Key, before: first, after: second },
      { table: TableName, kind: 'REMOVE', keys: Key, before: second },
    ])
  })

  it('counts the capacity of all that it is asked, refusals too', () => {
    const model = createModel({ tables })
    model.execute(...put({ colour: 'red', shade: 's', filler: 'x'.repeat(1500) }))
    const refused = { TableName, Key, ConditionExpression: 'attribute_not_exists(home)' }
    expect(() => model.execute('DeleteCommand', refused)).toThrow('The conditional request failed')
    const check = { TransactItems: [{ ConditionCheck: refused }] }
    expect(() => model.execute('TransactWriteCommand', check)).toThrow('cancelled')
    model.execute('GetCommand', { TableName, Key })
    model.execute('QueryCommand', ofColour('red'))
    // Written: 2 KB and an entry of the index; 2 KB that were refused; the same in a transaction.
    expect(model.units()).toEqual({ [TableName]: { write: 2 + 1 + 2 + 4, read: 0.5 + 0.5 } })
  })

  it('cuts pages where it is told to', () => {
    const model = createModel({ tables, pageBytes: 100 })
    for (let at = 0; at < 10; at += 1)
      model.execute('PutCommand', { TableName, Item: { home: 'h', id: `${at}`, filler: 'x'.repeat(30) } })
    const page = model.execute('QueryCommand', ofHome) as { Count: number; LastEvaluatedKey: object }
    expect(page).toMatchObject({ Count: 3, LastEvaluatedKey: { home: 'h', id: '2' } })
    const next = { ...ofHome, ExclusiveStartKey: page.LastEvaluatedKey }
    expect(model.execute('QueryCommand', next)).toMatchObject({ Count: 3, LastEvaluatedKey: { home: 'h', id: '5' } })
  })

  it('reads all of a table in any number of segments, each item once', () => {
    const model = createModel({ tables, pageBytes: 100 })
    for (let at = 0; at < 200; at += 1) model.execute('PutCommand', { TableName, Item: { home: `${at}`, id: 'a' } })
    const seen: unknown[] = []
    for (let Segment = 0; Segment < 7; Segment += 1) {
      let start: object = {}
      do {
        const page = model.execute('ScanCommand', { TableName, Segment, TotalSegments: 7, ...start }) as {
          Items: { home: string }[]
          LastEvaluatedKey?: object
        }
        seen.push(...page.Items.map(({ home }) => home))
        start = page.LastEvaluatedKey ? { ExclusiveStartKey: page.LastEvaluatedKey } : {}
      } while ('ExclusiveStartKey' in start)
    }
    expect(seen.length).toBe(200)
    expect(new Set(seen).size).toBe(200)
  })

  it('refuses what it does not know, rather than to pass over it', () => {
    const model = createModel({ tables })
    expect(() => model.execute('TransactGetCommand', {})).toThrow('does not know TransactGetCommand')
    expect(() => model.execute('PutCommand', { TableName, Item: Key, Expected: {} })).toThrow('does not know Expected')
    const update = { TableName, Key, UpdateExpression: 'SET nest.inner = :x', ExpressionAttributeValues: { ':x': 1 } }
    expect(() => model.execute('UpdateCommand', update)).toThrow('does not know paths')
    const half = { TableName, Key, UpdateExpression: 'ADD n :half', ExpressionAttributeValues: { ':half': 0.5 } }
    expect(() => model.execute('UpdateCommand', half)).toThrow('does not know the sum')
  })
})
