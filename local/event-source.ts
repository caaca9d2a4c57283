import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { StreamTrigger } from '#functions/declaration.ts'
import type { Checkpoints } from './checkpoints.ts'
import { type Discard, deliverBatch } from './deliver-batch.ts'
import type { LocalFunction } from './functions.ts'
import { openShards, type Shard } from './shards.ts'

/** An event source mapping at work. */
export type EventSource = {
  /** What it reads and whom it feeds. */
  readonly feeds: string
  /** Records brought to the function so far. */
  readonly handled: () => number
  /** Resolves when every record that is in the stream now has been dealt with. */
  readonly drained: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type EventSourceOptions = {
  readonly trigger: StreamTrigger
  readonly function: LocalFunction
  readonly streams: DynamoDBStreamsClient
  readonly streamArn: string
  readonly checkpoints: Checkpoints
  readonly discard: (discard: Discard) => Promise<void>
  readonly log: (line: string) => void
}

const pollMs = 100
/**
 * DynamoDB Local looks through the records of every stream for those of one, so that asking a quiet stream takes the longer the more
 * happened elsewhere. Asking it takes a tenth of the time at most.
 */
const restAfter = (tookMs: number): number => Math.min(Math.max(pollMs, 10 * tookMs), 30_000)
const discoverEveryMs = 10_000

/**
 * Reads a table's stream and brings its records to a function, as AWS does, but without waiting for the batching
 * window to end: at a terminal, a fact should show at once.
 */
export const startEventSource = (options: EventSourceOptions): EventSource => {
  const { trigger, streams, streamArn, checkpoints, discard, log } = options
  const { declaration, invoke } = options.function
  const shards = openShards(streams, streamArn, checkpoints)
  const stopping = new AbortController()
  const { signal } = stopping
  let discovered = 0
  let handled = 0
  let waiting: (() => void)[] = []
  let hurry = (_ms: number): void => undefined

  /** Rests for so long, or shorter when somebody is in a hurry. */
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = performance.now() + ms
      let timer = setTimeout(resolve, ms)
      hurry = (within) => {
        clearTimeout(timer)
        timer = setTimeout(resolve, Math.max(0, Math.min(within, end - performance.now())))
      }
    })

  const handle = async (shard: Shard): Promise<number> => {
    const { records, commit } = await shards.read(shard, trigger.batchSize)
    if (records.length > 0) {
      await deliverBatch(records, {
        invoke,
        discard,
        signal,
        retries: trigger.retries,
        maxAgeSeconds: trigger.maxAgeSeconds,
      })
    }
    await commit()
    handled += records.length
    return records.length
  }

  /** Reads every readable shard once. `full`: there may be more at once; `idle`: there was nothing at all. */
  const pass = async (): Promise<'full' | 'some' | 'idle'> => {
    if (Date.now() - discovered > discoverEveryMs) {
      await shards.discover()
      discovered = Date.now()
    }
    const open = shards.readable()
    const counts = await Promise.all(open.map(handle))
    const closed = open.some((shard) => shard.closed)
    if (closed) discovered = 0
    if (counts.some((count) => count >= trigger.batchSize)) return 'full'
    return closed || counts.some((count) => count > 0) ? 'some' : 'idle'
  }

  const run = async () => {
    let failing = false
    while (!signal.aborted) {
      const asked = waiting
      waiting = []
      try {
        const began = performance.now()
        const found = await pass()
        failing = false
        if (found === 'idle') for (const resolve of asked) resolve()
        // Whoever has asked since then waits for the next look. Records take a moment to appear in a stream: it is no earlier than ever.
        const isQuiet = found === 'idle' && waiting.length === 0
        if (found !== 'idle') waiting.push(...asked)
        if (signal.aborted) break
        if (found !== 'full') await rest(isQuiet ? restAfter(performance.now() - began) : pollMs)
      } catch (error) {
        waiting.push(...asked)
        if (signal.aborted) break
        if (!failing) log(`${declaration.name}: cannot read the stream of ${trigger.table}: ${error}`)
        failing = true
        await sleep(1000, undefined, { signal }).catch(() => undefined)
      }
    }
    for (const resolve of waiting) resolve()
  }

  const running = run()
  return {
    feeds: `stream of ${trigger.table} → ${declaration.name}`,
    handled: () => handled,
    drained: () =>
      signal.aborted
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
            hurry(pollMs)
          }),
    stop: async () => {
      stopping.abort()
      hurry(0)
      await running
    },
  }
}
