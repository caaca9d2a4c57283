import { type Case, claim, get, inTurn, ok, put, query, recordKey, remove, transact, update } from '../case.ts'
import { records } from '../stores.ts'

const told = { ReturnConsumedCapacity: 'INDEXES' }
const total = { ReturnConsumedCapacity: 'TOTAL' }
const filler = (bytes: number) => ({ filler: 'x'.repeat(bytes) })
const placed = (place: string) => ({ region: 'north', employer: 'e', place })
/** subject + one + item + a + filler: the bytes of an item with an empty filler. */
const bare = 7 + 3 + 4 + 1 + 6

const byRegion = {
  TableName: records,
  IndexName: 'by-region',
  KeyConditionExpression: '#region = :region',
  ExpressionAttributeNames: { '#region': 'region' },
  ExpressionAttributeValues: { ':region': 'north' },
}

export const capacity: readonly Case[] = [
  {
    name: 'a write costs by the larger of before and after',
    run: inTurn(
      ['PutCommand', put(filler(1024 - bare), total)],
      ['PutCommand', put(filler(1025 - bare), told)],
      ['PutCommand', put(filler(1025 - bare), told)],
      ['PutCommand', put({}, told)],
      ['UpdateCommand', update('SET filler = :filler', { ':filler': 'x'.repeat(3000) }, told)],
      ['UpdateCommand', update('ADD n :one', { ':one': 1 }, told)],
      ['DeleteCommand', remove('a', told)],
      ['DeleteCommand', remove('a', told)],
    ),
    shows: ok(8),
  },
  {
    name: 'an index costs when its keys come, go or change',
    run: inTurn(
      ['PutCommand', put(placed('p'), told)],
      ['PutCommand', put({ ...placed('p'), n: 1 }, told)],
      ['PutCommand', put(placed('q'), told)],
      ['PutCommand', put({ ...placed('q'), region: 'south' }, told)],
      ['UpdateCommand', update('REMOVE employer', {}, told)],
      ['UpdateCommand', update('SET employer = :e', { ':e': 'e' }, total)],
      ['DeleteCommand', remove('a', told)],
    ),
    shows: ok(7),
  },
  {
    name: 'a read costs by 4 KB, half when it may be old',
    run: inTurn(
      ['PutCommand', put(filler(4096 - bare))],
      ['GetCommand', get('a', told)],
      ['GetCommand', get('a', { ConsistentRead: false, ...told })],
      ['PutCommand', put(filler(4097 - bare))],
      ['GetCommand', get('a', told)],
      ['GetCommand', get('a', { ConsistentRead: false, ...total })],
      ['GetCommand', get('nobody', told)],
      ['GetCommand', get('nobody', { ConsistentRead: false, ...told })],
      ['BatchGetCommand', { RequestItems: { [records]: { Keys: [recordKey('a')] } }, ...told }],
      ['BatchGetCommand', { RequestItems: { [records]: { Keys: [recordKey('a')], ConsistentRead: true } }, ...told }],
    ),
    shows: ok(10),
  },
  {
    name: 'a query or scan costs by what it reads, before filters and projections',
    run: inTurn(
      ['PutCommand', put({ item: 'a', ...filler(3000) })],
      ['PutCommand', put({ item: 'b', ...filler(3000), ...placed('p') })],
      ['PutCommand', put({ item: 'c', ...filler(3000), ...placed('q') })],
      ['QueryCommand', query(told)],
      ['QueryCommand', query({ ConsistentRead: true, Select: 'COUNT', ...told })],
      ['QueryCommand', query({ FilterExpression: 'attribute_exists(absent)', ...told })],
      ['QueryCommand', query({ Limit: 1, ...told })],
      ['QueryCommand', { ...byRegion, ...told }],
      ['ScanCommand', { TableName: records, ProjectionExpression: 'subject', ...told }],
    ),
    shows: ok(9),
  },
  {
    name: 'the size of every kind of value',
    run: async (send) => {
      const values = ['x', 'é🪜', '', 0, 1, 12, 123, 1200, -1, -123, 0.5, 123456, true, null]
      const more = [new Set(['a', 'bc']), new Set([1, 22]), [], [1, 'a', [true]], { a: 1, bc: { d: null } }, {}]
      for (const value of [...values, ...more]) {
        // Of two puts with all but one byte of filler in common one costs a unit more: that tells the size of the rest.
        for (let bytes = 1010; bytes <= 1024; bytes += 1)
          await send('PutCommand', put({ v: value, ...filler(bytes - bare - 1), item: 'a' }, total))
        await send('DeleteCommand', remove('a'))
      }
    },
    shows: ok(20 * 16),
  },
  {
    name: 'a transaction that is repeated costs as a read',
    run: inTurn(
      [
        'TransactWriteCommand',
        { ...transact({ Put: put(filler(5000)) }, { Put: claim('x') }), ClientRequestToken: 'paid' },
      ],
      [
        'TransactWriteCommand',
        { ...transact({ Put: put(filler(5000)) }, { Put: claim('x') }), ClientRequestToken: 'paid', ...told },
      ],
    ),
    shows: ok(2),
  },
]
