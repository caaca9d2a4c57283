import { allPages, type Case, claim, get, inTurn, ok, put, query, recordKey, refused, type Send } from '../case.ts'
import { claims, records } from '../stores.ts'

/** In the order of their UTF-8, which is not the order of JavaScript: the ladder comes last. */
const sorts = ['A', 'B#1', 'B#10', 'B#2', 'B', 'a', 'a\u0000', '~', 'é', '\ue000', '\uffff', '🪜']

const putAll = async (send: Send): Promise<void> => {
  for (const [n, item] of sorts.entries()) await send('PutCommand', put({ item, n, parity: n % 2 }))
}

const putLarge = async (send: Send): Promise<void> => {
  for (const item of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    await send('PutCommand', put({ item, filler: 'x'.repeat(300_000) }))
}

const ranged = (condition: string, values: object = {}) =>
  query({
    KeyConditionExpression: `subject = :subject AND ${condition}`,
    ExpressionAttributeNames: { '#item': 'item' },
    ExpressionAttributeValues: { ':subject': 'one', ...values },
  })

const ranges = [
  ranged('#item = :b', { ':b': 'B' }),
  ranged('#item < :b', { ':b': 'B' }),
  ranged('#item <= :b', { ':b': 'B' }),
  ranged('#item > :b', { ':b': 'B' }),
  ranged('#item >= :b', { ':b': 'B' }),
  ranged('#item BETWEEN :b AND :c', { ':b': 'B', ':c': 'B#2' }),
  ranged('#item BETWEEN :b AND :c', { ':b': 'B', ':c': 'B\uffff' }),
  ranged('begins_with(#item, :b)', { ':b': 'B#' }),
  ranged('begins_with(#item, :b)', { ':b': '\uffff' }),
  ranged('(#item > :b)', { ':b': 'zzz' }),
]

export const reads: readonly Case[] = [
  {
    name: 'a query goes by the bytes of the sort key, forwards or backwards',
    run: async (send) => {
      await putAll(send)
      await send('QueryCommand', query())
      await send('QueryCommand', query({ ScanIndexForward: false }))
    },
    shows: ok(sorts.length + 2),
  },
  {
    name: 'ranges of sort keys',
    run: async (send) => {
      await putAll(send)
      for (const range of ranges) await send('QueryCommand', range)
      for (const range of ranges) await send('QueryCommand', { ...range, ScanIndexForward: false, Limit: 2 })
    },
    shows: ok(sorts.length + 2 * ranges.length),
  },
  {
    name: 'pages of a few, each way, with the last one full or not',
    run: async (send) => {
      await putAll(send)
      for (const Limit of [1, 5, sorts.length]) {
        await allPages(send, 'QueryCommand', query({ Limit }))
        await allPages(send, 'QueryCommand', query({ Limit, ScanIndexForward: false }))
      }
    },
    shows: ok(sorts.length + 2 * (13 + 3 + 2)),
  },
  {
    name: 'filters are about what was read: they change neither pages nor what is scanned',
    run: async (send) => {
      await putAll(send)
      const filtered = {
        FilterExpression: 'parity = :one',
        ExpressionAttributeValues: { ':subject': 'one', ':one': 1 },
      }
      await allPages(send, 'QueryCommand', query({ ...filtered, Limit: 5 }))
      await send('QueryCommand', query({ ...filtered, Select: 'COUNT' }))
      await send('QueryCommand', query({ ...filtered, ProjectionExpression: 'n, absent' }))
      await send('QueryCommand', query({ Select: 'COUNT', ProjectionExpression: 'n' }))
    },
    shows: [...ok(sorts.length + 3 + 2), ...refused(1)],
  },
  {
    name: 'a page ends at 1 MB',
    run: async (send) => {
      await putLarge(send)
      await allPages(
        send,
        'QueryCommand',
        query({ ProjectionExpression: '#item', ExpressionAttributeNames: { '#item': 'item' } }),
      )
      await allPages(send, 'QueryCommand', query({ Select: 'COUNT', ScanIndexForward: false }))
      await allPages(send, 'ScanCommand', { TableName: records, Select: 'COUNT' })
    },
    shows: ok(7 + 2 + 2 + 2),
  },
  {
    name: 'a page goes on where the last one ended, even when that item is gone',
    run: async (send) => {
      await putAll(send)
      await send('DeleteCommand', { TableName: records, Key: recordKey('B#10') })
      await send('QueryCommand', query({ ExclusiveStartKey: recordKey('B#10') }))
      await send('QueryCommand', query({ ExclusiveStartKey: recordKey('B#10'), ScanIndexForward: false }))
      await send('QueryCommand', query({ ExclusiveStartKey: recordKey('B#1', 'other') }))
      await send('QueryCommand', query({ ExclusiveStartKey: { subject: 'one' } }))
    },
    shows: [...ok(sorts.length + 3), ...refused(2)],
  },
  {
    name: 'questions that are none',
    run: inTurn(
      ['QueryCommand', query({ KeyConditionExpression: 'subject > :subject' })],
      ['QueryCommand', query({ KeyConditionExpression: 'n = :subject' })],
      ['QueryCommand', query({ KeyConditionExpression: 'subject = :subject OR subject = :subject' })],
      ['QueryCommand', query({ KeyConditionExpression: 'subject = :subject AND n = :subject' })],
      ['QueryCommand', query({ ExpressionAttributeValues: { ':subject': 1 } })],
      ['QueryCommand', query({ ExpressionAttributeValues: { ':subject': '' } })],
      ['QueryCommand', query({ FilterExpression: 'subject = :subject' })],
      ['QueryCommand', query({ Limit: 0 })],
      ['QueryCommand', ranged('#item <> :b', { ':b': 'B' })],
      ['QueryCommand', ranged('#item BETWEEN :b AND :c', { ':b': 'C', ':c': 'B' })],
      ['QueryCommand', ranged('#item IN (:b)', { ':b': 'B' })],
      ['QueryCommand', ranged('NOT #item = :b', { ':b': 'B' })],
      ['QueryCommand', ranged('#item > :b AND #item < :c', { ':b': 'B', ':c': 'C' })],
      ['QueryCommand', { TableName: records }],
      ['QueryCommand', query({ IndexName: 'by-nothing' })],
    ),
    shows: refused(15),
  },
  {
    name: 'a get and a batch give the attributes asked for',
    run: inTurn(
      ['PutCommand', put({ n: 1, region: 'north' })],
      ['GetCommand', get('a', { ProjectionExpression: 'n, #r, absent', ExpressionAttributeNames: { '#r': 'region' } })],
      ['GetCommand', get('a', { ProjectionExpression: 'absent' })],
      ['GetCommand', get('a', { ExpressionAttributeNames: { '#r': 'region' } })],
      ['GetCommand', get('nobody')],
      ['BatchGetCommand', { RequestItems: { [records]: { Keys: [recordKey('a')], ProjectionExpression: 'n' } } }],
    ),
    shows: ['ok', 'ok', 'ok', ...refused(1), 'ok', 'ok'],
  },
  {
    name: 'a batch answers the items that are there, of several tables, up to 100 different keys',
    run: async (send) => {
      await send('PutCommand', put({ n: 1 }))
      await send('PutCommand', claim('x', { hash: 'h' }))
      const Keys = Array.from({ length: 101 }, (_, at) => ({ event: `${at}` }))
      const askClaims = (keys: readonly object[]) => ({
        RequestItems: { [claims]: { Keys: keys, ConsistentRead: true } },
      })
      await send('BatchGetCommand', {
        RequestItems: {
          [records]: { Keys: [recordKey('a'), recordKey('b')] },
          [claims]: { Keys: [{ event: 'x' }, { event: 'y' }] },
        },
      })
      await send('BatchGetCommand', askClaims(Keys.slice(0, 100)))
      await send('BatchGetCommand', askClaims(Keys))
      await send('BatchGetCommand', askClaims([{ event: 'x' }, { event: 'x' }]))
      await send('BatchGetCommand', askClaims([]))
      await send('BatchGetCommand', askClaims([{ event: '' }]))
      await send('BatchGetCommand', { RequestItems: {} })
    },
    shows: [...ok(4), ...refused(5)],
  },
  {
    name: 'a scan sees everything, whole and in segments',
    run: async (send) => {
      for (let at = 0; at < 20; at += 1) await send('PutCommand', put({ subject: `s${at}`, n: at }))
      await send('ScanCommand', { TableName: records })
      await send('ScanCommand', {
        TableName: records,
        FilterExpression: '#n > :n AND subject <> :subject',
        ProjectionExpression: 'subject, #n',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':n': 15, ':subject': 's17' },
      })
      await send('ScanCommand', { TableName: records, Segment: 1, TotalSegments: 1 })
      await send('ScanCommand', { TableName: records, Segment: 0 })
      await send('ScanCommand', { TableName: records, Limit: 0 })
    },
    shows: [...ok(22), ...refused(3)],
  },
]
