import type { DynamoDBRecord } from 'aws-lambda'
import type { Change } from '../model/dynamodb.ts'
import { recordOf } from './records.ts'
import type { Stage } from './stage.ts'

/** A record of a stream, with what decides where it goes. */
export type Streamed = { readonly record: DynamoDBRecord; readonly hash: number; readonly at: number }

/** A part of a stream, in order. It closes when it splits, and its children are read after it. */
export type Shard = { readonly nth: number; readonly parent?: Shard; readonly records: Streamed[]; children?: Shards }
type Shards = readonly [Shard, Shard]

/** Takes the changes of one table and cuts them into shards by their partition keys; a shard now and then splits. */
export const createStream = ({ timeline, faults, trace }: Stage, onRecord: (shard: Shard) => void) => {
  const root: Shard = { nth: 1, records: [] }
  let shards = 1
  let sequence = 0

  const openShardOf = (hash: number, from: Shard = root, bit = 1): Shard =>
    from.children ? openShardOf(hash, from.children[hash & bit ? 1 : 0], bit << 1) : from

  const split = (shard: Shard): void => {
    const child = (): Shard => ({ nth: ++shards, parent: shard, records: [] })
    shard.children = [child(), child()]
    trace(`shard ${shard.nth} splits`)
  }

  return {
    root,
    take: (change: Change): void => {
      const at = timeline.now()
      const record = recordOf(change, ++sequence, at)
      if (!record) return
      const hash = hashOf(Object.values(change.keys)[0])
      const shard = openShardOf(hash)
      shard.records.push({ record, hash, at })
      onRecord(shard)
      if (faults.strikes('shard split')) split(shard)
    },
  }
}

const hashOf = (key: unknown): number => {
  let hash = 0x811c9dc5
  for (const letter of String(key)) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
