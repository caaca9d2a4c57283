import { type Case, claim, failed, get, inTurn, ok, put, recordKey, refused, remove, update } from '../case.ts'
import { claims, records } from '../stores.ts'

const everyKind = {
  text: 'ångström 🪜',
  number: 12,
  negative: -3,
  half: 0.5,
  yes: true,
  nothing: null,
  empty: '',
  letters: new Set(['a', 'b']),
  numbers: new Set([1, 2]),
  list: [1, 'two', { three: 3 }],
  map: { inner: { most: 'x' } },
  absent: undefined,
}
const names = { ExpressionAttributeNames: { '#region': 'region' } }

export const writes: readonly Case[] = [
  {
    name: 'an item comes back as it was put, whatever its attributes',
    run: inTurn(['PutCommand', put(everyKind)], ['GetCommand', get()]),
    shows: ok(2),
  },
  {
    name: 'a put replaces all of an item and gives the old one when asked to',
    run: inTurn(
      ['PutCommand', put({ old: 1 }, { ReturnValues: 'ALL_OLD' })],
      ['PutCommand', put({ new: 1 }, { ReturnValues: 'ALL_OLD' })],
      ['GetCommand', get()],
      ['PutCommand', put({}, { ReturnValues: 'ALL_NEW' })],
    ),
    shows: [...ok(3), ...refused(1)],
  },
  {
    name: 'a delete takes an item away, and one that is not there is deleted too',
    run: inTurn(
      ['PutCommand', put({ n: 1 })],
      ['DeleteCommand', remove('a', { ReturnValues: 'ALL_OLD' })],
      ['DeleteCommand', remove('a', { ReturnValues: 'ALL_OLD' })],
      ['GetCommand', get()],
    ),
    shows: ok(4),
  },
  {
    name: 'writes that change nothing are not told of',
    run: inTurn(
      ['PutCommand', put({ n: 1, letters: new Set(['a']), map: { x: 1 } })],
      ['PutCommand', put({ map: { x: 1 }, letters: new Set(['a']), n: 1 })],
      ['UpdateCommand', update('SET n = :one', { ':one': 1 })],
      ['UpdateCommand', update('ADD n :none', { ':none': 0 })],
      ['UpdateCommand', update('REMOVE absent')],
      ['DeleteCommand', remove('nobody')],
      ['PutCommand', put({ n: 2 })],
      ['DeleteCommand', remove('a')],
      ['PutCommand', put({ n: 2 })],
    ),
    shows: ok(9),
  },
  {
    name: 'keys have to be there, be strings, and not be empty',
    run: inTurn(
      ['PutCommand', { TableName: records, Item: { subject: 'one' } }],
      ['PutCommand', put({ item: 1 })],
      ['PutCommand', put({ item: '' })],
      ['PutCommand', put({ item: null })],
      ['PutCommand', claim('')],
      ['GetCommand', { TableName: records, Key: { subject: 'one' } }],
      ['GetCommand', { TableName: records, Key: { ...recordKey('a'), more: 'x' } }],
      ['GetCommand', get('')],
      ['DeleteCommand', { TableName: claims, Key: { event: 1 } }],
      ['UpdateCommand', { TableName: claims, Key: { subject: 'one' } }],
    ),
    shows: refused(10),
  },
  {
    name: 'keys of an index may be missing, but not be empty or no strings',
    run: inTurn(
      ['PutCommand', put({ region: 'north' })],
      ['PutCommand', put({ region: '', place: 'p' })],
      ['PutCommand', put({ region: 1 })],
      ['PutCommand', put({ place: 1 })],
      ['UpdateCommand', update('SET #region = :region', { ':region': '' }, names)],
      ['UpdateCommand', update('REMOVE #region', {}, names)],
    ),
    shows: ['ok', ...refused(4), 'ok'],
  },
  {
    name: 'keys have a greatest length, in bytes',
    run: inTurn(
      ['PutCommand', put({ item: 'x'.repeat(1024) })],
      ['PutCommand', put({ item: 'x'.repeat(1025) })],
      ['PutCommand', put({ item: 'å'.repeat(513) })],
      ['PutCommand', claim('x'.repeat(2048))],
      ['PutCommand', claim('x'.repeat(2049))],
      ['GetCommand', get('x'.repeat(1025))],
    ),
    shows: ['ok', ...refused(2), 'ok', ...refused(2)],
  },
  {
    name: 'an item has 400 KB at most, names and values together',
    run: inTurn(
      // subject + one + item + a = 7 + 3 + 4 + 1 bytes, and one for the name of the long attribute.
      ['PutCommand', put({ x: 'x'.repeat(400 * 1024 - 16) })],
      ['PutCommand', put({ x: 'x'.repeat(400 * 1024 - 15) })],
      ['UpdateCommand', update('SET y = :y', { ':y': '' })],
      ['PutCommand', put({})],
      ['UpdateCommand', update('SET x = :x', { ':x': 'x'.repeat(400 * 1024 - 16) })],
      ['UpdateCommand', update('SET x = :x', { ':x': 'x'.repeat(400 * 1024 - 15) })],
    ),
    shows: ['ok', ...refused(2), 'ok', 'ok', ...refused(1)],
  },
  {
    name: 'a table that does not exist is an error of its own',
    run: inTurn(
      ['PutCommand', { TableName: 'nothing', Item: { event: 'x' } }],
      ['GetCommand', { TableName: 'nothing', Key: { event: 'x' } }],
      ['ScanCommand', { TableName: 'nothing' }],
    ),
    shows: new Array(3).fill('ResourceNotFoundException'),
  },
  {
    name: 'a refused condition brings the item when asked to, in the form of the wire',
    run: inTurn(
      ['PutCommand', put({ n: 1, letters: new Set(['a']), half: 0.5, map: { x: [null, true] } })],
      [
        'PutCommand',
        put({}, { ConditionExpression: 'attribute_not_exists(n)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ],
      ['DeleteCommand', remove('a', { ConditionExpression: 'attribute_not_exists(n)' })],
      [
        'DeleteCommand',
        remove('b', { ConditionExpression: 'attribute_exists(n)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ],
    ),
    shows: ['ok', ...failed(3)],
  },
]
