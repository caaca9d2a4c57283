import type { StreamTrigger } from '#functions/declaration.ts'
import { type Discard, deliverBatch } from '#local/deliver-batch.ts'
import type { Stage } from './stage.ts'
import type { Shard, Streamed } from './stream.ts'

type Options = {
  readonly name: string
  readonly trigger: StreamTrigger
  readonly invoke: (event: object) => Promise<unknown>
  /** Told of records that the function never dealt with. */
  readonly lost: (records: readonly Streamed['record'][]) => void
}

/** What one lane of one shard has still to be given, in order. */
type Lane = { readonly shard: Shard; readonly nth: number; readonly queue: Streamed[]; isBusy: boolean }

const DAY = 24 * 60 * 60 * 1000

/**
 * An event source mapping: reads each shard in lanes by partition key, a parent before its children, in batches cut anyhow,
 * and brings them to the function by the local platform's own delivery. It forgets, repeats and loses batches as it is told.
 */
export const createMapping = (stage: Stage, { name, trigger, invoke, lost }: Options) => {
  const { timeline, faults, random, trace } = stage
  const lanes = random.pick([1, 1, 2, 4])
  const greed = random.pick([2, 5, 20, trigger.batchSize])
  const windowMs = random.pick([0, 200, 1000])
  const states = new Map<Shard, { readonly lanes: readonly Lane[]; seen: number }>()
  const downFrom = timeline.now() + random.int(0, 5000)
  const downUntil = faults.strikes('mapping down for a day', name) ? downFrom + DAY + random.int(0, DAY / 4) : downFrom

  const stateOf = (shard: Shard) => {
    const known = states.get(shard)
    if (known) return known
    const made = {
      lanes: Array.from({ length: lanes }, (_, nth): Lane => ({ shard, nth, queue: [], isBusy: false })),
      seen: 0,
    }
    states.set(shard, made)
    return made
  }

  const isReadThrough = (shard: Shard): boolean => {
    const state = stateOf(shard)
    return (
      state.seen === shard.records.length && state.lanes.every(({ queue, isBusy }) => !isBusy && queue.length === 0)
    )
  }
  const isReadable = ({ parent }: Shard): boolean => !parent || (isReadThrough(parent) && isReadable(parent))

  /** Takes in what the shard has got, and sets its lanes going. */
  const wake = (shard: Shard): void => {
    const state = stateOf(shard)
    for (; state.seen < shard.records.length; state.seen++) {
      const streamed = shard.records[state.seen] as Streamed
      const queue = state.lanes[(streamed.hash >>> 8) % lanes]?.queue
      if (!queue) continue
      queue.push(streamed)
      // Records of different items have no order among themselves.
      const before = queue.at(-2)
      if (before && before.hash !== streamed.hash && faults.strikes('records swapped', name))
        queue.splice(-2, 2, streamed, before)
    }
    for (const lane of state.lanes) void work(lane)
  }

  const work = async (lane: Lane): Promise<void> => {
    if (lane.isBusy || lane.queue.length === 0 || !isReadable(lane.shard)) return
    lane.isBusy = true
    while (lane.queue.length > 0) {
      await timeline.sleep(random.int(0, windowMs) + stage.latency())
      const now = timeline.now()
      if (now >= downFrom && now < downUntil) await timeline.sleep(downUntil - now)
      await handle(lane)
    }
    lane.isBusy = false
    wakeBelow(lane.shard)
  }

  const wakeBelow = ({ children = [] }: Shard | { readonly children?: readonly Shard[] }): void => {
    for (const child of children) {
      wake(child)
      wakeBelow(child)
    }
  }

  const handle = async ({ shard, nth, queue }: Lane): Promise<void> => {
    const batch = dropExpired(queue.splice(0, random.int(1, greed)))
    if (batch.length === 0) return
    trace(`${name} mapping: shard ${shard.nth} lane ${nth}, ${batch.length} records`)
    const records = batch.map(({ record }) => record)
    if (faults.strikes('batch lost', name)) return lost(records)
    const twice = faults.strikes('batch delivered twice at once', name)
    await Promise.all([deliver(records), ...(twice ? [deliver(records)] : [])])
    if (faults.strikes('batch delivered again', name)) queue.unshift(...batch)
  }

  const dropExpired = (batch: readonly Streamed[]): readonly Streamed[] => {
    const expired = batch.filter(({ at }) => timeline.now() - at > DAY)
    if (expired.length === 0) return batch
    faults.count('records too old', name)
    lost(expired.map(({ record }) => record))
    return batch.filter(({ at }) => timeline.now() - at <= DAY)
  }

  const deliver = (records: readonly Streamed['record'][]): Promise<void> =>
    deliverBatch(records, {
      invoke,
      retries: trigger.retries,
      maxAgeSeconds: trigger.maxAgeSeconds,
      wait: (attempt) => timeline.sleep(Math.min(60_000, 100 * 2 ** attempt)),
      discard: async ({ condition, records: given }: Discard) => {
        faults.count(condition === 'RetryAttemptsExhausted' ? 'retries given up' : 'records too old', name)
        lost(given)
      },
    })

  return { wake }
}
