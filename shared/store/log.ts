import { PutCommand, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { tableNamed } from '../environment.ts'
import { nameOf } from '../standing-events.ts'
import { store } from './client.ts'

const table = tableNamed('log')

/** An event as the log table holds it. The content is one string: nothing in here ever asks for a part of it. */
export type LogItem = {
  readonly subject: string
  readonly event: string
  readonly recorded: string
  readonly content: string
}

/** Puts an event in the log once. Resolves when it is durable: to false when it was there already. */
export const append = async (event: LadderEvent, recorded: string): Promise<boolean> => {
  const item: LogItem = { subject: event.subject, event: nameOf(event), recorded, content: JSON.stringify(event) }
  try {
    await store.send(
      new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(subject)' }),
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw error
  }
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

/** How many events the log holds about each subject, eventually consistent. */
export const countsBySubject = async (): Promise<ReadonlyMap<string, number>> => {
  const pages = paginateScan({ client: store }, { TableName: table, ProjectionExpression: 'subject' })
  const counts = new Map<string, number>()
  for await (const { Items = [] } of pages)
    for (const { subject } of Items as Pick<LogItem, 'subject'>[]) counts.set(subject, (counts.get(subject) ?? 0) + 1)
  return counts
}

/** The event that a log item holds. */
export const recordedEvent = ({ content, recorded }: Pick<LogItem, 'content' | 'recorded'>): RecordedEvent => ({
  ...(JSON.parse(content) as LadderEvent),
  recordedtime: recorded,
})
