import { createHash } from 'node:crypto'
import { paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { RecordedEvent } from '#events/catalogue.ts'
import { addDays, dateOf } from '../dates.ts'
import { tableNamed } from '../environment.ts'
import { nameOf } from '../standing-events.ts'
import { store } from './client.ts'
import { insertAll } from './insert.ts'
import { eventsRecorded } from './log.ts'

const table = tableNamed('relayed')

/** An outage may last so long without an event missing the bus for good. */
const LOOKS_BACK_DAYS = 7
/** What is younger is still on its way by the stream. */
const ON_ITS_WAY_MS = 15 * 60 * 1000

type Receipt = { readonly day: string; readonly receipt: string; readonly events: string; readonly expires: number }

/** A short name of an event: enough to tell a week's events apart. */
const shortName = (event: RecordedEvent): string =>
  createHash('sha256').update(nameOf(event)).digest('base64url').slice(0, 12)

/** Notes that the bus took events: one receipt for all of a day that came together. */
export const noteRelayed = async (events: readonly RecordedEvent[]): Promise<void> => {
  const receipts = [...Map.groupBy(events, ({ recordedtime }) => dateOf(recordedtime))].map(([day, ofDay]): Receipt => {
    const names = ofDay.map(shortName).join(' ')
    const receipt = createHash('sha256').update(names).digest('base64url')
    const expires = Date.parse(`${addDays(day, LOOKS_BACK_DAYS + 2)}T00:00:00Z`) / 1000
    return { day, receipt, events: names, expires }
  })
  const failed = (await insertAll(table, receipts)).find((outcome) => outcome instanceof Error)
  if (failed) throw failed
}

/** The events of the last week that the bus has not taken, but for those of the last minutes. */
export const missedByBus = async function* (now: Date): AsyncGenerator<RecordedEvent> {
  const from = addDays(dateOf(now.toISOString()), -LOOKS_BACK_DAYS)
  const until = new Date(now.getTime() - ON_ITS_WAY_MS).toISOString()
  const taken = new Map<string, ReadonlySet<string>>()
  for await (const event of eventsRecorded(from, until)) {
    const day = dateOf(event.recordedtime)
    const names = taken.get(day) ?? (await takenOn(day))
    taken.set(day, names)
    if (!names.has(shortName(event))) yield event
  }
}

const takenOn = async (day: string): Promise<ReadonlySet<string>> => {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#day = :day',
      ExpressionAttributeNames: { '#day': 'day' },
      ExpressionAttributeValues: { ':day': day },
    },
  )
  const names = new Set<string>()
  for await (const { Items = [] } of pages)
    for (const { events } of Items as Receipt[]) for (const name of events.split(' ')) names.add(name)
  return names
}
