import { allPages, type Case, inTurn, ok, put, query, recordKey, refused, remove, type Send, update } from '../case.ts'
import { records } from '../stores.ts'

const index = (value: string, rest: object = {}) => ({
  TableName: records,
  IndexName: 'by-region',
  KeyConditionExpression: '#region = :region',
  ExpressionAttributeNames: { '#region': 'region' },
  ExpressionAttributeValues: { ':region': value },
  ...rest,
})

const putSome = async (send: Send): Promise<void> => {
  for (const [at, place] of ['p1', 'p2', 'p10', 'q', 'p\uffff'].entries())
    await send('PutCommand', put({ subject: `s${at}`, region: 'north', place, employer: 'e', n: at }))
}

export const indexes: readonly Case[] = [
  {
    name: 'an index has the keys of the items that have its keys, and follows them',
    run: inTurn(
      ['PutCommand', put({ region: 'north', place: 'p', employer: 'e', n: 1 })],
      ['QueryCommand', index('north')],
      ['PutCommand', put({ region: 'south', place: 'p', n: 1 })],
      ['QueryCommand', index('north')],
      ['QueryCommand', index('south')],
      ['UpdateCommand', update('SET place = :place', { ':place': 'q' })],
      ['QueryCommand', index('south')],
      ['UpdateCommand', update('REMOVE place')],
      ['QueryCommand', index('south')],
      ['PutCommand', put({ region: 'south', place: 'q' })],
      ['QueryCommand', index('south')],
      ['DeleteCommand', remove('a')],
      ['QueryCommand', index('south')],
      ['PutCommand', put({ region: 'south', place: 'q' })],
      ['QueryCommand', index('south')],
    ),
    shows: ok(15),
  },
  {
    name: 'ranges and pages of an index',
    run: async (send) => {
      await putSome(send)
      const between = {
        KeyConditionExpression: '#region = :region AND place BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':region': 'north', ':from': 'p1\u0000', ':to': 'p\uffff' },
      }
      await send('QueryCommand', index('north', between))
      await allPages(send, 'QueryCommand', index('north', { ...between, Limit: 1 }))
      await allPages(send, 'QueryCommand', index('north', { Limit: 2 }))
      await allPages(send, 'QueryCommand', index('north', { Limit: 2, ScanIndexForward: false }))
    },
    shows: ok(5 + 1 + 4 + 3 + 3),
  },
  {
    name: 'an index gives and filters by keys only, and never consistently',
    run: async (send) => {
      await putSome(send)
      const filtered = (FilterExpression: string) =>
        index('north', { FilterExpression, ExpressionAttributeValues: { ':region': 'north', ':x': 's1' } })
      await send('QueryCommand', filtered('subject = :x'))
      await send('QueryCommand', filtered('n = :x'))
      await send('QueryCommand', filtered('place = :x'))
      await send('QueryCommand', index('north', { ProjectionExpression: 'subject, place' }))
      await send('QueryCommand', index('north', { ProjectionExpression: 'n' }))
      await send('QueryCommand', index('north', { ConsistentRead: true }))
      await send('QueryCommand', index('north', { ExclusiveStartKey: recordKey('a') }))
      await send('QueryCommand', query({ IndexName: 'by-region' }))
    },
    shows: [...ok(6), ...refused(2), 'ok', ...refused(4)],
  },
]
