import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { LadderEvent } from '#events/catalogue.ts'
import { startEventSources } from '#local/event-sources.ts'
import { openFailures } from '#local/failures.ts'
import { createTables } from '#local/tables.ts'
import { clientOver } from '../test/faults/client.ts'
import { type Figure, figure, type Spread, spreadOf } from './figures.ts'
import { type LocalDatabase, startLocalDatabase } from './local-database.ts'
import { type NaivePlace, naiveTables, naiveTransaction } from './naive-transaction.ts'
import { area, bySender, type Workload, workloadOf } from './workload.ts'

const PAIRS = 5
const SENDERS = 4
const MOST_EVENTS = 500

/** How events come, and how many of them a measurement takes. */
type Shape = {
  readonly name: string
  readonly senders: number
  readonly trainees: number
  readonly batches: (lives: readonly (readonly LadderEvent[])[]) => readonly (readonly LadderEvent[])[]
  readonly atLeast?: number
}

const shapes: readonly Shape[] = [
  { name: 'bulk, whole lives', senders: SENDERS, trainees: 100, batches: (lives) => inParts(lives, 25), atLeast: 3 },
  {
    name: 'live, 25 events a request',
    senders: SENDERS,
    trainees: 100,
    batches: (lives) =>
      bySender(byTime(lives)).flatMap(([, sent]) =>
        inParts(
          sent.map((event) => [event]),
          25,
        ),
      ),
    atLeast: 3,
  },
  {
    name: 'single events, one sender',
    senders: 1,
    trainees: 10,
    batches: (lives) => lives.flat().map((event) => [event]),
  },
]

const byTime = (lives: readonly (readonly LadderEvent[])[]): LadderEvent[] =>
  lives.flat().toSorted((a, b) => (a.time < b.time ? -1 : 1))

const inParts = (lives: readonly (readonly LadderEvent[])[], size: number): LadderEvent[][] =>
  Array.from({ length: Math.ceil(lives.length / size) }, (_, part) =>
    lives.slice(part * size, (part + 1) * size).flat(),
  )

/**
 * Events a second until the last one is in the aggregates: the real ingest and project handlers over DynamoDB Local with its real
 * stream, in turn with the naive transaction per event, the same events by as many senders at a time.
 */
export const throughput = async (log: (line: string) => void): Promise<Figure[]> => {
  const local = await startLocalDatabase()
  const workload = workloadOf(area)
  const ladder = await ladderOf(local)
  await createTables(local.client, naiveTables as never)
  const naive = naiveOf(local, workload)
  for (const [id, details] of workload.organisations) await ladder.put(id, details)
  await ladder.send(workload.openings)
  await ladder.drained()

  const lives = [...workload.lives((PAIRS + 1) * shapes.reduce((sum, { trainees }) => sum + trainees, 0))].map(
    (life) => [...life],
  )
  const figures: Figure[] = []
  for (const { name, senders, trainees, batches, atLeast } of shapes) {
    const pairs: { ladder: number; naive: number }[] = []
    for (let pair = 0; pair <= PAIRS; pair++) {
      const given = batches(lives.splice(0, trainees))
      const events = given.reduce((sum, batch) => sum + batch.length, 0)
      const measure = {
        ladder: () => rateOf(events, () => shared(given, senders, ladder.send).then(ladder.drained)),
        naive: () => rateOf(events, () => shared(byTrainee(given), senders, naive)),
      }
      const first = pair % 2 === 0 ? 'ladder' : 'naive'
      const second = first === 'ladder' ? 'naive' : 'ladder'
      const rates = { ladder: 0, naive: 0 }
      for (const one of [first, second] as const) rates[one] = await measure[one]()
      // The first pair only warms up.
      if (pair > 0) pairs.push(rates)
    }
    const ratio = spreadOf(pairs.map((pair) => pair.ladder / pair.naive))
    const ladderRate = spreadOf(pairs.map((pair) => pair.ladder))
    const naiveRate = spreadOf(pairs.map((pair) => pair.naive))
    log(`  ${name}: ${text(ladderRate)} events a second, naive ${text(naiveRate)}; ratio ${text(ratio, 2)}`)
    figures.push(
      figure(`${name}: against the naive design`, ratio.median, '×', atLeast ? { atLeast } : undefined),
      figure(`${name}: events`, ladderRate.median, 'a second'),
      figure(`${name}: events, naive`, naiveRate.median, 'a second'),
    )
  }
  await ladder.stop()
  await local.stop()
  return figures
}

const text = ({ median, lowest, highest }: Spread, digits = 0): string =>
  `${median.toFixed(digits)} (${lowest.toFixed(digits)} to ${highest.toFixed(digits)})`

const rateOf = async (events: number, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return events / ((performance.now() - start) / 1000)
}

/** So many senders take parts in turn, each sending one after the other. */
const shared = async <Part>(
  parts: readonly Part[],
  senders: number,
  send: (part: Part) => Promise<void>,
): Promise<void> => {
  const queue = parts.values()
  const sender = async () => {
    for (const part of queue) await send(part)
  }
  await Promise.all(Array.from({ length: senders }, sender))
}

/** The naive design must take a trainee's events in order, so that one trainee's are one sender's. */
const byTrainee = (batches: readonly (readonly LadderEvent[])[]): LadderEvent[][] => [
  ...Map.groupBy(byTime(batches), ({ subject }) => subject).values(),
]

const ladderOf = async (local: LocalDatabase) => {
  const sources = await startEventSources([local.functionNamed('project')], {
    dynamoDb: local.endpoint,
    streams: await createTables(local.client),
    failures: openFailures(() => undefined),
    log: () => undefined,
  })
  const { post, put } = clientOver(local.invoke)
  return {
    put,
    send: async (events: readonly LadderEvent[]): Promise<void> => {
      for (const [sender, sent] of bySender(events))
        for (let at = 0; at < sent.length; at += MOST_EVENTS) {
          const outcomes = await post(sender, sent.slice(at, at + MOST_EVENTS))
          const refused = outcomes.find(({ status }) => status >= 300)
          if (refused) throw new Error(`was not stored: ${refused.answered}`)
        }
    },
    drained: () => Promise.all(sources.map((source) => source.drained())),
    stop: () => Promise.all(sources.map((source) => source.stop())),
  }
}

/** Sends events about one trainee, each as a transaction, again when it met another one. No check, no projection, no reading. */
const naiveOf = ({ client }: LocalDatabase, { regionOf }: Workload) => {
  const store = DynamoDBDocumentClient.from(client)
  return async (events: readonly LadderEvent[]): Promise<void> => {
    const [first] = events
    if (first?.type !== 'trainee.enrolled') return
    const { cohort, employer } = first.data
    const programme = cohort.slice(0, -8)
    const place: NaivePlace = { region: regionOf(employer), hei: cohort.slice(0, 8), programme, cohort, employer }
    for (const [version, event] of events.entries()) {
      const command = () => new TransactWriteCommand(naiveTransaction(event, place, version))
      while (!(await store.send(command()).then(() => true, isConflict)));
    }
  }
}

const isConflict = (error: Error): false => {
  const { CancellationReasons: reasons = [] } = error as { CancellationReasons?: { Code?: string }[] }
  if (reasons.some(({ Code }) => Code === 'TransactionConflict')) return false
  throw error
}
