import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { tableNamed } from '../environment.ts'
import { nameOf } from '../standing-events.ts'
import { getAll, mapLimited } from './batches.ts'
import { store } from './client.ts'
import { insertAll } from './insert.ts'

const table = tableNamed('log')
const READS_AT_ONCE = 16

/** An event as the log table holds it. The content is one string: nothing in here ever asks for a part of it. */
type LogItem = {
  readonly subject: string
  readonly event: string
  readonly recorded: string
  readonly content: string
}

/**
 * Puts events in the log, each once. Gives for each, when it is durable, whether it is new; an error where it may or may not
 * be there.
 */
export const appendAll = async (events: readonly LadderEvent[], recorded: string): Promise<(boolean | Error)[]> => {
  const items = events.map((event): LogItem => ({ ...keyOf(event), recorded, content: JSON.stringify(event) }))
  const inserted = await insertAll(table, items)
  return inserted.map((outcome) => (outcome instanceof Error ? outcome : outcome === 'new'))
}

/**
 * Puts in the log what Ladder itself says, each once, and gives how many were new. Throws where one may not be there: all are to be
 * said again.
 */
export const sayByLadder = async (events: readonly LadderEvent[], recorded: string): Promise<number> => {
  const said = await appendAll(events, recorded)
  const failed = said.find((outcome) => outcome instanceof Error)
  if (failed) throw failed
  return said.filter((isNew) => isNew === true).length
}

/** Every event about a subject, strongly consistent, voided ones and voids included, in no particular order. */
export const eventsAbout = async (subject: string): Promise<RecordedEvent[]> => {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'subject = :subject',
      ExpressionAttributeValues: { ':subject': subject },
    },
  )
  const events: RecordedEvent[] = []
  for await (const { Items = [] } of pages) events.push(...(Items as LogItem[]).map(recordedEvent))
  return events
}

/** The events about several subjects, each as `eventsAbout` reads them. */
export const logsOf = async (subjects: readonly string[]): Promise<ReadonlyMap<string, RecordedEvent[]>> =>
  new Map(await mapLimited(subjects, READS_AT_ONCE, async (subject) => [subject, await eventsAbout(subject)] as const))

/** An event's place in the log. */
export type EventKey = { readonly subject: string; readonly event: string }

export const keyOf = (event: LadderEvent): EventKey => ({ subject: event.subject, event: nameOf(event) })

/** The events at these places, each once, strongly consistent and in this order. What is no longer there is left out. */
export const eventsAt = async (keys: readonly EventKey[]): Promise<RecordedEvent[]> => {
  const wanted = new Map(keys.map(({ subject, event }) => [event, { subject, event }]))
  const items = (await getAll(table, [...wanted.values()])) as LogItem[]
  const found = new Map(items.map((item) => [item.event, item]))
  return [...wanted.keys()].flatMap((name) => {
    const item = found.get(name)
    return item ? [recordedEvent(item)] : []
  })
}

/** The whole log, subject by subject, strongly consistent: what one subject has said of it comes in one piece. */
export const allLogs = async function* (): AsyncGenerator<readonly [string, RecordedEvent[]]> {
  const pages = paginateScan({ client: store }, { TableName: table, ConsistentRead: true })
  let open: [string, RecordedEvent[]] | undefined
  for await (const { Items = [] } of pages)
    for (const item of Items as LogItem[]) {
      if (open?.[0] !== item.subject) {
        if (open) yield open
        open = [item.subject, []]
      }
      open[1].push(recordedEvent(item))
    }
  if (open) yield open
}

/** Every event recorded from a moment to another, both RFC 3339 in UTC, eventually consistent. */
export const eventsRecorded = async function* (from: string, until: string): AsyncGenerator<RecordedEvent> {
  const pages = paginateScan(
    { client: store },
    {
      TableName: table,
      FilterExpression: 'recorded BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':from': from, ':until': until },
    },
  )
  for await (const { Items = [] } of pages) for (const item of Items as LogItem[]) yield recordedEvent(item)
}

/** How many events the log holds about each subject, strongly consistent. */
export const countsBySubject = async (): Promise<ReadonlyMap<string, number>> => {
  const pages = paginateScan(
    { client: store },
    { TableName: table, ConsistentRead: true, ProjectionExpression: 'subject' },
  )
  const counts = new Map<string, number>()
  for await (const { Items = [] } of pages)
    for (const { subject } of Items as Pick<LogItem, 'subject'>[]) counts.set(subject, (counts.get(subject) ?? 0) + 1)
  return counts
}

/** The event that a log item holds. */
const recordedEvent = ({ content, recorded }: Pick<LogItem, 'content' | 'recorded'>): RecordedEvent => ({
  ...(JSON.parse(content) as LadderEvent),
  recordedtime: recorded,
})
