import { AsyncLocalStorage } from 'node:async_hooks'
import type { DynamoDBRecord } from 'aws-lambda'
import { deliverBatch } from '#local/deliver-batch.ts'
import { tables } from '#shared/tables.ts'
import { randomFrom } from '../oracle/random.ts'
import { createCloud } from './call-sites-cloud.ts'
import { placeOfStack } from './call-sites-places.ts'
import { type Made, type Point, type Rivalry, siteOf, traitsOf } from './call-sites-points.ts'
import { type SdkCall, standBeforeSdk } from './call-sites-sdk.ts'
import { createStrike, type Invocation } from './call-sites-strike.ts'
import { createTablesModel, tableNameOf } from './deployment.ts'
import type { Target, Targets } from './handlers.ts'
import { recordOf } from './records.ts'
import { START } from './stage.ts'
import { createTimeline } from './timeline.ts'

const running = new AsyncLocalStorage<Invocation>()

/** How calls are carried out or looked at where nothing strikes: over the SDK's wire, or with the places they come from. */
export type Look = 'wire' | 'places'

/** Everything as it stood at a moment at which nothing was under way. */
export type Standing = {
  /** How many calls had been made. */
  readonly calls: number
  readonly now: number
  readonly items: readonly { readonly TableName: string; readonly Item: object }[]
  readonly taken: ReadonlyMap<string, number>
}

const beginning: Standing = { calls: 0, now: START, items: [], taken: new Map() }

type Options = {
  readonly targets: Targets
  readonly point?: Point
  readonly look?: Look
  /** Where to go on from. */
  readonly from?: Standing
  readonly rival: (rivalry: Rivalry, invocation: Invocation, call: SdkCall) => Promise<void>
}

// So small that what is read of one kind is never all on one page.
const PAGE_BYTES = 1200
/** Fewer than declared: what is given up is given up the same way, only sooner. */
const MOST_RETRIES = 2
const names = Object.keys(tables).map(tableNameOf)

/** Ladder's handlers in a time of their own, over AWS with one thing that goes wrong. One at a time in a process. */
export const createStage = ({ targets, point, look, from = beginning, rival }: Options) => {
  const timeline = createTimeline(from.now)
  const model = createTablesModel({ now: timeline.now, pageBytes: PAGE_BYTES })
  for (const item of from.items) model.execute('PutCommand', item)
  const cloud = createCloud(model, from.taken)
  const strike = createStrike({ point, cloud, rival })
  const calls: Made[] = []
  const givenUp = new Set<string>()
  let failures = 0

  takeTime(timeline)
  standBeforeSdk(async (call) => {
    const invocation = running.getStore()
    if (!invocation) throw new Error(`${call.command} outside of any invocation`)
    if (invocation.isDead) return new Promise<never>(() => undefined)
    const made: Made = { nth: from.calls + calls.length + 1, handler: invocation.handler, ...traitsOf(call), place: '' }
    calls.push(look === 'places' ? { ...made, place: placeNow(call, made) } : made)
    if (strike.hits(made, invocation)) return strike.strike(call, invocation)
    return look === 'wire' ? call.overTheWire((_, token) => cloud.perform(call, token)) : cloud.perform(call)
  })

  /** A further page comes from where the first one came from, whoever reads on. */
  const placeNow = ({ command, input }: SdkCall, made: Made): string => {
    const isSame = (other: Made) => siteOf({ ...other, place: '' }) === siteOf(made)
    const before = 'ExclusiveStartKey' in input ? calls.findLast(isSame) : undefined
    return placeOfStack(stackHere(), command) ?? before?.place ?? 'nowhere'
  }

  const invoke = (name: string, event: object): Promise<unknown> => {
    const { run, declaration } = targetNamed(targets, name)
    const isStreamed = declaration.triggers.some(({ kind }) => kind === 'stream')
    return new Promise<unknown>((resolve, reject) => {
      const kill = () => {
        invocation.isDead = true
        reject(new Error(`${name} ended in the middle`))
      }
      const invocation: Invocation = { handler: name, event, isDead: false, kill }
      running.run(invocation, () => run(event)).then(resolve, reject)
    })
      .then(
        (answer) => {
          if (isFailure(answer)) failures++
          return answer
        },
        (error: unknown) => {
          failures++
          throw error
        },
      )
      .finally(() => {
        if (!isStreamed) strike.endedFor(name)
      })
  }

  const mappings = [...targets.values()].flatMap(mappingsOf)
  model.onChange((change) => {
    const waiting = mappings.filter(({ table }) => change.table === tableNameOf(table))
    const record = waiting.length > 0 && recordOf(change, ++recorded, timeline.now())
    if (record) for (const { queue } of waiting) queue.push(record)
  })
  let recorded = 0

  const deliver = async ({ name, queue, batchSize, maxAgeSeconds }: Mapping): Promise<void> => {
    const isPoisoned = point && 'crash' in point && point.isGivenUp
    let failed = 0
    await deliverBatch(queue.splice(0, batchSize), {
      invoke: (event) => {
        // What ends a function once ends it every time: nothing but the strike's own batch is in this one.
        if (isPoisoned && failed > 0) return Promise.reject(new Error(`${name} ends again`))
        return invoke(name, event).catch((error) => {
          failed++
          throw error
        })
      },
      retries: MOST_RETRIES,
      maxAgeSeconds,
      wait: () => timeline.sleep(1000),
      discard: async () => {
        givenUp.add(name)
        strike.endedFor(name)
      },
    })
  }

  /** Delivers what is in the streams until nothing is left. */
  const settle = async (): Promise<void> => {
    while (mappings.some(({ queue }) => queue.length > 0))
      for (const mapping of mappings) if (mapping.queue.length > 0) await deliver(mapping)
  }

  /** The stream loses what it has of these functions. */
  const lose = (...names: readonly string[]): void => {
    for (const { name, queue } of mappings) if (names.includes(name)) queue.length = 0
  }

  const standing = (): Standing => ({
    calls: from.calls + calls.length,
    now: timeline.now(),
    items: names.flatMap((TableName) => [...model.items(TableName)].map((Item) => ({ TableName, Item }))),
    taken: new Map(cloud.taken),
  })

  return {
    standing,
    timeline,
    model,
    cloud,
    strike,
    calls: calls as readonly Made[],
    givenUp,
    failures: () => failures,
    invoke,
    settle,
    lose,
  }
}

export type Stage = ReturnType<typeof createStage>

/** Whether a function says that it has not done what it was asked. */
const isFailure = (answer: unknown): boolean => {
  const { statusCode = 200, batchItemFailures = [] } = (answer ?? {}) as Partial<{
    statusCode: number
    batchItemFailures: readonly object[]
  }>
  return statusCode >= 500 || batchItemFailures.length > 0
}

type Mapping = {
  readonly name: string
  readonly table: string
  readonly batchSize: number
  readonly maxAgeSeconds: number
  readonly queue: DynamoDBRecord[]
}

const mappingsOf = ({ declaration: { name, triggers } }: Target): Mapping[] =>
  triggers.flatMap((trigger) => (trigger.kind === 'stream' ? [{ ...trigger, name, queue: [] }] : []))

const targetNamed = (targets: Targets, name: string): Target => {
  const target = targets.get(name)
  if (!target) throw new Error(`there is no function ${name}`)
  return target
}

const stackHere = (): string => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 60
  const { stack = '' } = new Error('here')
  Error.stackTraceLimit = stackTraceLimit
  return stack
}

/** Gives the process another clock, and chance that repeats itself. For a process of its own only. */
const takeTime = (timeline: ReturnType<typeof createTimeline>): void => {
  const random = randomFrom(1)
  Date.now = () => Math.floor(timeline.now())
  Math.random = () => random.int(0, 2 ** 32 - 1) / 2 ** 32
  globalThis.setTimeout = Object.assign(
    (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      const actor = running.getStore()
      return timeline.after(ms, () => {
        if (!actor?.isDead) run(...given)
      })
    },
    { __promisify__: () => Promise.reject(new Error('not in a simulation')) },
  ) as unknown as typeof setTimeout
  globalThis.clearTimeout = ((step?: { cancelled: boolean }) => {
    if (step) step.cancelled = true
  }) as typeof clearTimeout
}
