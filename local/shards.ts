import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard as StreamShard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Checkpoints } from './checkpoints.ts'
import { lambdaRecord, sequenceNumber } from './stream-record.ts'

export type Shard = { readonly id: string; readonly parent?: string; iterator?: string; closed: boolean }

type Read = {
  readonly records: readonly DynamoDBRecord[]
  /** To be called once the records are dealt with: the next read goes on after them. */
  readonly commit: () => Promise<void>
}

export type Shards = {
  /** Looks for shards that have opened or gone. */
  readonly discover: () => Promise<void>
  /** The shards to read now: open, with no parent left to read before them. */
  readonly readable: () => readonly Shard[]
  readonly read: (shard: Shard, limit: number) => Promise<Read>
}

const nothing: Read = { records: [], commit: async () => undefined }

/** The shards of a DynamoDB stream, each read in its order, a parent before its children. */
export const openShards = (client: DynamoDBStreamsClient, streamArn: string, checkpoints: Checkpoints): Shards => {
  const shards = new Map<string, Shard>()

  const list = async (after?: string): Promise<readonly StreamShard[]> => {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(after && { ExclusiveStartShardId: after }) }),
    )
    const page = StreamDescription?.Shards ?? []
    const last = StreamDescription?.LastEvaluatedShardId
    return last === undefined ? page : [...page, ...(await list(last))]
  }

  const iteratorOf = async (shard: Shard): Promise<string | undefined> => {
    const after = checkpoints.of(shard.id)
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shard.id,
        ...(after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
      }),
    )
    return ShardIterator
  }

  const advance = async (shard: Shard, last: string | undefined, next: string | undefined) => {
    if (next === undefined) {
      shard.closed = true
      delete shard.iterator
    } else shard.iterator = next
    if (last !== undefined) await checkpoints.move(shard.id, last)
  }

  return {
    discover: async () => {
      const listed = await list()
      const ids = new Set(listed.map(({ ShardId }) => ShardId))
      for (const id of shards.keys()) if (!ids.has(id)) shards.delete(id)
      for (const { ShardId: id, ParentShardId: parent } of listed) {
        if (id !== undefined && !shards.has(id)) shards.set(id, { id, ...(parent && { parent }), closed: false })
      }
    },
    readable: () =>
      [...shards.values()].filter(
        ({ closed, parent }) => !closed && (parent === undefined || (shards.get(parent)?.closed ?? true)),
      ),
    read: async (shard, limit) => {
      try {
        const iterator = shard.iterator ?? (await iteratorOf(shard))
        const read = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }))
        const records = (read.Records ?? []).map((record) => lambdaRecord(record, streamArn))
        const last = records.at(-1)
        return { records, commit: () => advance(shard, last && sequenceNumber(last), read.NextShardIterator) }
      } catch (error) {
        delete shard.iterator
        if (error instanceof ExpiredIteratorException) return nothing
        if (!(error instanceof TrimmedDataAccessException)) throw error
        checkpoints.forget(shard.id)
        return nothing
      }
    },
  }
}
