import { type Case, failed, get, inTurn, ok, put, refused, update } from '../case.ts'

const one = { ':one': 1 }
const old = { n: 5, word: 'x', letters: new Set(['a']), numbers: new Set([1]), things: [1] }

export const updates: readonly Case[] = [
  {
    name: 'SET, ADD, REMOVE and DELETE',
    run: inTurn(
      ['UpdateCommand', update('ADD n :one', one, { ReturnValues: 'ALL_NEW' })],
      ['UpdateCommand', update('ADD n :one, m :one', one, { ReturnValues: 'UPDATED_NEW' })],
      ['UpdateCommand', update('SET n = n + :one, m = n - :one', one, { ReturnValues: 'UPDATED_OLD' })],
      ['UpdateCommand', update('SET k = if_not_exists(k, :one) + :one', one, { ReturnValues: 'ALL_NEW' })],
      ['UpdateCommand', update('set k = if_not_exists(n, :one) remove m', one, { ReturnValues: 'ALL_OLD' })],
      ['UpdateCommand', update('ADD letters :ab', { ':ab': new Set(['a', 'b']) }, { ReturnValues: 'NONE' })],
      ['UpdateCommand', update('DELETE letters :a', { ':a': new Set(['a', 'z']) }, { ReturnValues: 'UPDATED_NEW' })],
      ['UpdateCommand', update('DELETE letters :b', { ':b': new Set(['b']) }, { ReturnValues: 'UPDATED_NEW' })],
      ['UpdateCommand', update('DELETE letters :b', { ':b': new Set(['b']) }, { ReturnValues: 'ALL_NEW' })],
      ['UpdateCommand', update('SET things = :row, same = n', { ':row': [1, { x: 1 }] })],
      ['GetCommand', get()],
    ),
    shows: ok(11),
  },
  {
    name: 'an update makes the item it does not find, with its keys alone if it says no more',
    run: inTurn(
      ['UpdateCommand', update('REMOVE n', {}, { ReturnValues: 'ALL_NEW' })],
      ['DeleteCommand', { TableName: get().TableName, Key: get().Key }],
      ['UpdateCommand', { TableName: get().TableName, Key: get().Key, ReturnValues: 'ALL_OLD' }],
      ['GetCommand', get()],
    ),
    shows: ok(4),
  },
  {
    name: 'everything in an update is about the item before it',
    run: inTurn(
      ['PutCommand', put({ n: 1, m: 2 })],
      ['UpdateCommand', update('SET n = m, m = n REMOVE absent', {}, { ReturnValues: 'ALL_NEW' })],
      ['UpdateCommand', update('SET k = n REMOVE n ADD m :one', one, { ReturnValues: 'ALL_NEW' })],
    ),
    shows: ok(3),
  },
  {
    name: 'what an update cannot do, which depends on the item',
    run: inTurn(
      ['PutCommand', put(old)],
      ['UpdateCommand', update('ADD word :one', one)],
      ['UpdateCommand', update('ADD n :set', { ':set': new Set([1]) })],
      ['UpdateCommand', update('ADD letters :set', { ':set': new Set([1]) })],
      ['UpdateCommand', update('DELETE numbers :set', { ':set': new Set(['a']) })],
      ['UpdateCommand', update('DELETE n :set', { ':set': new Set(['a']) })],
      ['UpdateCommand', update('SET n = word + :one', one)],
      ['UpdateCommand', update('SET n = absent + :one', one)],
      ['UpdateCommand', update('SET n = absent')],
      ['GetCommand', get()],
    ),
    shows: ['ok', ...refused(8), 'ok'],
  },
  {
    name: 'what no update can say',
    run: inTurn(
      ['UpdateCommand', update('SET #item = :one', one, { ExpressionAttributeNames: { '#item': 'item' } })],
      ['UpdateCommand', update('REMOVE subject')],
      ['UpdateCommand', update('SET n = :one, n = :one', one)],
      ['UpdateCommand', update('SET n = :one REMOVE n', one)],
      ['UpdateCommand', update('SET n = :one SET m = :one', one)],
      ['UpdateCommand', update('ADD n m', {})],
      ['UpdateCommand', update('ADD n :text', { ':text': 'x' })],
      ['UpdateCommand', update('DELETE n :one', one)],
      ['UpdateCommand', update('SET n', {})],
      ['UpdateCommand', update('SET n = size(m)', {})],
      ['UpdateCommand', update('SET n = :one + ', one)],
      ['UpdateCommand', update('', {})],
      ['UpdateCommand', update('n = :one', one)],
      ['UpdateCommand', update('ADD n :one', { ...one, ':two': 2 })],
      ['UpdateCommand', update('ADD n :one, #m :one', one)],
      ['GetCommand', get()],
    ),
    shows: [...refused(15), 'ok'],
  },
  {
    name: 'an update on a condition',
    run: inTurn(
      ['UpdateCommand', update('ADD n :one', one, { ConditionExpression: 'attribute_exists(subject)' })],
      ['UpdateCommand', update('ADD n :one', one, { ConditionExpression: 'attribute_not_exists(subject)' })],
      ['UpdateCommand', update('ADD n :one', one, { ConditionExpression: 'n = :one' })],
      ['UpdateCommand', update('ADD n :one', one, { ConditionExpression: 'n = :one' })],
      [
        'UpdateCommand',
        update('ADD n :one', one, { ConditionExpression: 'n = :one', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ],
    ),
    shows: [...failed(1), 'ok', 'ok', ...failed(2)],
  },
]
