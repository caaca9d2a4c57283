import { type Case, claim, get, inTurn, ok, put, recordKey, refused, remove, transact, update } from '../case.ts'
import { claims, records } from '../stores.ts'

const cancelled = (...reasons: readonly string[]): string => `TransactionCanceledException: ${reasons.join(' ')}`
const send = (...actions: readonly Readonly<Record<string, unknown>>[]) =>
  ['TransactWriteCommand', transact(...actions)] as const
const named = (token: string, ...actions: readonly Readonly<Record<string, unknown>>[]) =>
  ['TransactWriteCommand', { ...transact(...actions), ClientRequestToken: token }] as const
const scans = [
  ['ScanCommand', { TableName: records }],
  ['ScanCommand', { TableName: claims }],
] as const

const addOne = { Update: update('ADD n :one', { ':one': 1 }) }
const absent = { ConditionExpression: 'attribute_not_exists(subject)' }
const present = { ConditionExpression: 'attribute_exists(subject)' }
const check = (item: string, rest: object) => ({
  ConditionCheck: { TableName: records, Key: recordKey(item), ...rest },
})
const puts = (count: number) => Array.from({ length: count }, (_, at) => ({ Put: put({ item: `${at}` }) }))
const large = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ Put: put({ item: `${at}`, filler: 'x'.repeat(400_000) }) }))

export const transactions: readonly Case[] = [
  {
    name: 'all is done, in several tables, or nothing',
    run: inTurn(
      ['PutCommand', put({ item: 'gone' })],
      send({ Put: put({ item: 'new', n: 1 }, absent) }, addOne, { Delete: remove('gone') }, { Put: claim('x') }),
      send({ Put: claim('y') }, addOne, { Put: put({ item: 'new', n: 2 }, absent) }),
      ...scans,
    ),
    shows: ['ok', 'ok', cancelled('None', 'None', 'ConditionalCheckFailed'), ...ok(2)],
  },
  {
    name: 'every reason is told, with the item when asked to',
    run: inTurn(
      ['PutCommand', put({ n: 1 })],
      send(
        { Put: put({}, { ...absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }) },
        { Put: put({ item: 'b' }, present) },
        { Put: put({ item: 'c' }) },
        check('d', { ...present, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
        { Delete: remove('e', present) },
      ),
      ...scans,
    ),
    shows: [
      'ok',
      cancelled(
        'ConditionalCheckFailed',
        'ConditionalCheckFailed',
        'None',
        'ConditionalCheckFailed',
        'ConditionalCheckFailed',
      ),
      ...ok(2),
    ],
  },
  {
    name: 'a check holds or cancels, and changes nothing',
    run: inTurn(
      ['PutCommand', put({ item: 'held', n: 1 })],
      send(check('held', present), addOne),
      send(check('held', absent), addOne),
      send(check('held', {}), addOne),
      ...scans,
    ),
    shows: ['ok', 'ok', cancelled('ConditionalCheckFailed', 'None'), ...refused(1), ...ok(2)],
  },
  {
    name: 'what changes nothing is not told of, in a transaction too',
    run: inTurn(
      ['PutCommand', put({ n: 1 })],
      send({ Put: put({ n: 1 }) }, { Put: claim('x') }, { Delete: remove('nobody') }),
      send({ Update: update('SET n = :one', { ':one': 1 }) }, { Put: claim('x') }),
    ),
    shows: ok(3),
  },
  {
    name: '1 to 100 actions, each about an item of its own',
    run: inTurn(
      send(),
      send(...puts(100)),
      send(...puts(101)),
      send(addOne, { Put: put({ n: 1 }) }),
      send(addOne, check('a', present)),
      send({ ...addOne, Delete: remove('b') }),
      send({}),
      ['ScanCommand', { TableName: records, Select: 'COUNT' }],
    ),
    shows: [...refused(1), 'ok', ...refused(5), 'ok'],
  },
  {
    name: 'sizes: 400 KB an item, 4 MB a transaction',
    run: inTurn(
      send(...large(10)),
      send(...large(11)),
      send({ Put: put({ filler: 'x'.repeat(410_000) }) }),
      send({ Update: update('SET a = :a', { ':a': 'x'.repeat(409_590) }) }, { Put: claim('x') }),
      ...scans.map(([command, input]) => [command, { ...input, Select: 'COUNT' }] as const),
    ),
    shows: ['ok', ...refused(2), cancelled('ValidationError', 'None'), ...ok(2)],
  },
  {
    name: 'what is wrong in itself is refused, what does not fit the keys cancels',
    run: inTurn(
      send({ Put: put({ item: '' }) }),
      send({ Put: put({ region: '', place: 'p' }) }),
      send({ Put: put({ region: 1 }) }, { Put: claim('x') }),
      send({ Put: { TableName: 'nothing', Item: { event: 'x' } } }),
      send({ Update: update('SET #item = :one', { ':one': 1 }, { ExpressionAttributeNames: { '#item': 'item' } }) }),
      send({ Update: update('ADD n :text', { ':text': 'x' }) }),
      send({ Update: update('ADD n :one', { ':one': 1, ':two': 2 }) }),
      send({ Put: put({}, { ConditionExpression: 'n n' }) }),
    ),
    shows: [
      ...refused(2),
      cancelled('ValidationError', 'None'),
      'ResourceNotFoundException',
      cancelled('ValidationError'),
      ...refused(3),
    ],
  },
  {
    name: 'a token stands for one content, which is done once',
    run: inTurn(
      named('once', addOne),
      named('once', addOne),
      named('once', { Update: update('ADD n :two', { ':two': 2 }) }),
      named('once', addOne, { Put: claim('x') }),
      ['GetCommand', get()],
      ['DeleteCommand', remove('a')],
      named('once', addOne),
      named('another', addOne),
      ...scans,
    ),
    shows: ['ok', 'ok', ...new Array(2).fill('IdempotentParameterMismatchException'), ...ok(6)],
  },
  {
    name: 'a token of a transaction that was cancelled may be used again',
    run: inTurn(
      named('failing', addOne, check('held', present)),
      ['PutCommand', put({ item: 'held' })],
      named('failing', addOne, check('held', present)),
      named('failing', addOne, check('held', present)),
      ['GetCommand', get()],
    ),
    shows: [cancelled('None', 'ConditionalCheckFailed'), ...ok(4)],
  },
]
