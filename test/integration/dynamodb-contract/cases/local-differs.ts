import { type Case, claim, insert, inTurn, ok, put, query, recordKey, transact, update } from '../case.ts'
import type { Outcome } from '../outcome.ts'
import { claims, records } from '../stores.ts'

/** A case that DynamoDB Local answers otherwise than AWS documents, with what AWS documents. */
type Differing = Case & { readonly inAws: readonly Outcome[] }

const told = { ReturnConsumedCapacity: 'TOTAL' }
const done = { output: {} }
const cancelledBy = (...Codes: readonly string[]): Outcome => ({
  error: 'TransactionCanceledException',
  reasons: Codes.map((Code) => ({ Code })),
})
const used = (TableName: string, CapacityUnits: number) => ({ TableName, CapacityUnits })
const wrote = (TableName: string, CapacityUnits: number) => ({
  ...used(TableName, CapacityUnits),
  WriteCapacityUnits: CapacityUnits,
})

export const differing: readonly Differing[] = [
  {
    name: 'an update that does not fit its item cancels the transaction (Local refuses the whole request)',
    run: inTurn(
      ['PutCommand', put({ word: 'x' })],
      ['TransactWriteCommand', transact({ Put: claim('x') }, { Update: update('ADD word :one', { ':one': 1 }) })],
      ['TransactWriteCommand', transact({ Put: claim('x') }, { Update: update('SET n = absent') })],
    ),
    shows: ok(3),
    inAws: [done, cancelledBy('None', 'ValidationError'), cancelledBy('None', 'ValidationError')],
  },
  {
    name: 'two inserts of one item in a batch are refused with it (Local does the first)',
    run: inTurn(
      ['BatchExecuteStatementCommand', { Statements: [insert({ event: 'x' }), insert({ event: 'x' })] }],
      ['ScanCommand', { TableName: claims }],
    ),
    shows: ok(2),
    inAws: [{ error: 'ValidationException' }, { output: { Items: [], Count: 0, ScannedCount: 0 } }],
  },
  {
    name: 'an update cannot give an index a key that is no string (Local carries it out)',
    run: inTurn(
      ['UpdateCommand', update('SET place = :one', { ':one': 1 })],
      ['TransactWriteCommand', transact({ Update: update('SET place = :one', { ':one': 1 }) }, { Put: claim('x') })],
    ),
    shows: ok(2),
    inAws: [{ error: 'ValidationException' }, cancelledBy('ValidationError', 'None')],
  },
  {
    name: 'a transaction costs twice what its writes cost (Local: four times)',
    run: inTurn(
      [
        'TransactWriteCommand',
        { ...transact({ Put: put({ filler: 'x'.repeat(1500) }) }, { Put: claim('x') }), ...told },
      ],
      ['TransactWriteCommand', { ...transact({ Put: put({ region: 'north', place: 'p' }) }), ...told }],
    ),
    shows: ok(2),
    inAws: [
      { output: { ConsumedCapacity: [wrote(records, 4), wrote(claims, 2)] } },
      { output: { ConsumedCapacity: [wrote(records, 6)] } },
    ],
  },
  {
    name: 'reading what is not there costs the least that a read can cost (Local: nothing)',
    run: inTurn(
      ['QueryCommand', query(told)],
      ['QueryCommand', query({ ConsistentRead: true, ...told })],
      ['BatchGetCommand', { RequestItems: { [records]: { Keys: [recordKey('a'), recordKey('b')] } }, ...told }],
    ),
    shows: ok(3),
    inAws: [
      { output: { Items: [], Count: 0, ScannedCount: 0, ConsumedCapacity: used(records, 0.5) } },
      { output: { Items: [], Count: 0, ScannedCount: 0, ConsumedCapacity: used(records, 1) } },
      { output: { Responses: { [records]: [] }, UnprocessedKeys: {}, ConsumedCapacity: [used(records, 1)] } },
    ],
  },
  {
    name: 'a batch of statements tells what it has cost (Local does not)',
    run: inTurn([
      'BatchExecuteStatementCommand',
      { Statements: [insert({ event: 'x' }), insert({ event: 'y' })], ...told },
    ]),
    shows: ok(1),
    inAws: [{ output: { Responses: ['ok', 'ok'], ConsumedCapacity: [used(claims, 2)] } }],
  },
  {
    name: 'a delete costs the same in a batch as alone (Local: more)',
    run: inTurn(
      ['PutCommand', claim('x')],
      [
        'BatchWriteCommand',
        {
          RequestItems: {
            [claims]: [{ DeleteRequest: { Key: { event: 'x' } } }, { DeleteRequest: { Key: { event: 'y' } } }],
          },
          ...told,
        },
      ],
    ),
    shows: ok(2),
    inAws: [done, { output: { UnprocessedItems: {}, ConsumedCapacity: [used(claims, 2)] } }],
  },
]
