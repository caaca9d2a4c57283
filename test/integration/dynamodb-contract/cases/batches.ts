import { type Case, get, insert, inTurn, ok, put, recordKey, refused } from '../case.ts'
import { claims, records } from '../stores.ts'

const statements = (...Statements: readonly object[]) => ['BatchExecuteStatementCommand', { Statements }] as const
const batch = (RequestItems: object) => ['BatchWriteCommand', { RequestItems }] as const
const deleting = (...items: readonly string[]) => items.map((item) => ({ DeleteRequest: { Key: recordKey(item) } }))
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `${at}`)

export const batches: readonly Case[] = [
  {
    name: 'an insert never changes an item that is there',
    run: inTurn(
      statements(insert({ event: 'x', hash: 'first' })),
      statements(insert({ event: 'x', hash: 'second' }), insert({ event: 'y', hash: 'first' })),
      statements(insert({ event: 'x', hash: 'first' })),
      ['ScanCommand', { TableName: claims }],
      statements(insert({ ...recordKey('a'), n: 1, list: [1] }, records), insert({ event: 'z' })),
      ['GetCommand', get()],
    ),
    shows: ['ok: ok', 'ok: DuplicateItem ok', 'ok: DuplicateItem', 'ok', 'ok: ok ok', 'ok'],
  },
  {
    name: 'statements are refused each by itself',
    run: inTurn(
      statements(
        insert({ event: '' }),
        insert({ event: 1 }),
        insert({ hash: 'x' }),
        insert({ event: 'x' }, 'nothing'),
        insert({ event: 'large', filler: 'x'.repeat(400 * 1024) }),
        insert({ ...recordKey('a'), region: '', place: 'p' }, records),
        insert({ event: 'right' }),
      ),
      ['ScanCommand', { TableName: claims }],
    ),
    shows: [
      'ok: ValidationError ValidationError ValidationError ResourceNotFound ValidationError ValidationError ok',
      'ok',
    ],
  },
  {
    name: 'statements come 1 to 25 at once, about different items',
    run: inTurn(
      statements(),
      statements(...numbered(25).map((event) => insert({ event }))),
      statements(...numbered(26).map((event) => insert({ event: `more ${event}` }))),
      ['ScanCommand', { TableName: claims, Select: 'COUNT' }],
    ),
    shows: [...refused(1), `ok:${' ok'.repeat(25)}`, ...refused(1), 'ok'],
  },
  {
    name: 'puts and deletes together, whether the items are there or not',
    run: inTurn(
      ['PutCommand', put({ n: 1 })],
      batch({
        [records]: [...deleting('a', 'b'), { PutRequest: { Item: { ...recordKey('c'), n: 1 } } }],
        [claims]: [{ PutRequest: { Item: { event: 'x' } } }],
      }),
      ['ScanCommand', { TableName: records }],
      ['ScanCommand', { TableName: claims }],
    ),
    shows: ok(4),
  },
  {
    name: 'batches of writes have 1 to 25 of them, about different items',
    run: inTurn(
      batch({ [records]: deleting(...numbered(25)) }),
      batch({ [records]: deleting(...numbered(26)) }),
      batch({ [records]: deleting('a', 'a') }),
      batch({ [records]: [...deleting('a'), { PutRequest: { Item: recordKey('a') } }] }),
      batch({ [records]: deleting('') }),
      batch({ [records]: [] }),
      batch({}),
      batch({ nothing: deleting('a') }),
    ),
    shows: ['ok', ...refused(6), 'ResourceNotFoundException'],
  },
]
