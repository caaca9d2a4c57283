import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { DynamoDBRecord } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { handler } from './handler.ts'

vi.hoisted(() => {
  process.env.LADDER_BUS = 'bus'
})
vi.mock('#shared/backoff.ts', () => ({ backOff: async () => undefined }))
const appendToFeed = vi.hoisted(() => vi.fn(async (_: readonly { readonly id: string }[]) => undefined))
vi.mock('#shared/store/feed.ts', () => ({ appendToFeed }))

const bus = mockClient(EventBridgeClient)
beforeEach(() => {
  bus.reset()
  appendToFeed.mockClear()
})

const record = (sequence: string, eventName: 'INSERT' | 'MODIFY' = 'INSERT'): DynamoDBRecord => {
  const event = { type: 'programme.closed', time: '2020-09-14T09:00:00.000Z', data: { reason: 'other' }, id: sequence }
  const NewImage = { content: { S: JSON.stringify(event) }, recorded: { S: '2020-09-14T09:00:01.000Z' } }
  return { eventName, dynamodb: { SequenceNumber: sequence, NewImage } }
}
const sent = () => bus.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? [])
const idsOf = (entries: { Detail?: string | undefined }[]) => entries.map(({ Detail }) => JSON.parse(Detail ?? '').id)
const noted = () => appendToFeed.mock.calls.flatMap(([events]) => events.map(({ id }) => id))
const took = { EventId: 'taken' }
const refused = { ErrorCode: 'ThrottlingException' }

describe('the relay', () => {
  it('puts what was inserted on the bus', async () => {
    bus.on(PutEventsCommand).resolves({ Entries: [took] })
    expect(await handler({ Records: [record('1'), record('2', 'MODIFY')] })).toEqual({ batchItemFailures: [] })
    expect(sent()).toHaveLength(1)
    expect(sent()[0]).toMatchObject([{ EventBusName: 'bus', Source: 'ladder', DetailType: 'programme.closed' }])
  })

  it('sends only refused entries again', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({ Entries: [took, refused, took] })
      .resolves({ Entries: [took] })
    expect(await handler({ Records: [record('1'), record('2'), record('3')] })).toEqual({ batchItemFailures: [] })
    expect(sent().map(idsOf)).toEqual([['1', '2', '3'], ['2']])
    expect(noted()).toEqual(['1', '2', '3'])
  })

  it('hands back by sequence number what the bus never takes', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({ Entries: [took, refused] })
      .resolves({ Entries: [refused] })
    const answer = await handler({ Records: [record('1'), record('2')] })
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(sent()).toHaveLength(4)
    expect(noted()).toEqual(['1'])
  })

  it('hands back all of a request that was never answered', async () => {
    bus.on(PutEventsCommand).rejects(new Error('down'))
    const answer = await handler({ Records: [record('1'), record('2')] })
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '2'])
  })
})
