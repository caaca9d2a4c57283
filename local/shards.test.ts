import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { openCheckpoints } from './checkpoints.ts'
import { openShards } from './shards.ts'

const streams = mockClient(DynamoDBStreamsClient)
beforeEach(() => {
  streams.reset()
})

const shards = async () => {
  const checkpoints = await openCheckpoints('stream')
  return { checkpoints, ...openShards(new DynamoDBStreamsClient({}), 'stream', checkpoints) }
}
const described = (...Shards: { ShardId: string; ParentShardId?: string }[]) =>
  streams.on(DescribeStreamCommand).resolves({ StreamDescription: { Shards } })
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).join('')
const first = <Item>(items: readonly Item[]): Item => items[0] as Item

describe('the shards of a stream', () => {
  it('are read in their order: a parent to its end, then its children', async () => {
    const { discover, readable, read } = await shards()
    described({ ShardId: 'a' }, { ShardId: 'b', ParentShardId: 'a' }, { ShardId: 'c', ParentShardId: 'a' })
    streams.on(GetShardIteratorCommand).resolves({ ShardIterator: 'i' })
    await discover()
    expect(ids(readable())).toBe('a')
    streams.on(GetRecordsCommand).resolves({ Records: [], NextShardIterator: 'j' })
    await (await read(first(readable()), 10)).commit()
    expect(ids(readable())).toBe('a')
    streams.on(GetRecordsCommand).resolves({ Records: [] })
    await (await read(first(readable()), 10)).commit()
    expect(ids(readable())).toBe('bc')
  })

  it('are read though their parent is gone', async () => {
    const { discover, readable } = await shards()
    described({ ShardId: 'b', ParentShardId: 'gone' })
    await discover()
    expect(ids(readable())).toBe('b')
    described({ ShardId: 'd', ParentShardId: 'b' })
    await discover()
    expect(ids(readable())).toBe('d')
  })

  it('are listed over pages', async () => {
    const { discover, readable } = await shards()
    const page = { Shards: [{ ShardId: 'a' }], LastEvaluatedShardId: 'a' }
    streams.on(DescribeStreamCommand).callsFake(({ ExclusiveStartShardId: after }) => ({
      StreamDescription: after === 'a' ? { Shards: [{ ShardId: 'b' }] } : page,
    }))
    await discover()
    expect(ids(readable())).toBe('ab')
  })

  it('are read again from the last commit, and not past it', async () => {
    const { discover, readable, read } = await shards()
    described({ ShardId: 'a' })
    streams.on(GetShardIteratorCommand).resolves({ ShardIterator: 'i' })
    const page = {
      Records: [{ dynamodb: { SequenceNumber: '7', ApproximateCreationDateTime: new Date(5000) } }],
      NextShardIterator: 'j',
    }
    streams
      .on(GetRecordsCommand)
      .resolvesOnce(page)
      .resolvesOnce(page)
      .rejectsOnce(new ExpiredIteratorException({ message: '', $metadata: {} }))
      .resolves({ Records: [], NextShardIterator: 'k' })
    await discover()
    const shard = first(readable())
    await read(shard, 10)
    const { records, commit } = await read(shard, 10)
    expect(records).toMatchObject([{ eventSourceARN: 'stream', dynamodb: { ApproximateCreationDateTime: 5 } }])
    await commit()
    expect((await read(shard, 10)).records).toEqual([])
    await read(shard, 10)
    const asked = streams.commandCalls(GetShardIteratorCommand).map(({ args }) => args[0].input)
    expect(asked).toMatchObject([
      { ShardIteratorType: 'TRIM_HORIZON' },
      { ShardIteratorType: 'TRIM_HORIZON' },
      { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: '7' },
    ])
  })

  it('start at the oldest record when the place is no longer there', async () => {
    const { discover, readable, read, checkpoints } = await shards()
    described({ ShardId: 'a' })
    await checkpoints.move('a', '7')
    streams.on(GetShardIteratorCommand).rejectsOnce(new TrimmedDataAccessException({ message: '', $metadata: {} }))
    await discover()
    expect((await read(first(readable()), 10)).records).toEqual([])
    expect(checkpoints.of('a')).toBeUndefined()
  })
})
