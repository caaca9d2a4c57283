import type { Organisation } from '#events/identifiers.ts'
import { addDays, dateOf, monthOf } from '../dates.ts'
import { tableNamed } from '../environment.ts'
import { type LeftMessage, type Message, messageName, nextStep, type Progress } from '../messages.ts'
import { insertAll } from './insert.ts'
import { itemAt, itemsUnder, putNext } from './items.ts'
import { organisations } from './organisations.ts'

const table = tableNamed('messages')

/** Notify forgets what it sent after seven days: what is older can no longer be asked about. */
const TAKEN_UP_FOR_DAYS = 6
/** What is younger is still on its way by the stream. */
const ON_ITS_WAY_MS = 15 * 60 * 1000

/** A message's key in the table. */
export type MessageKey = { readonly organisation: Organisation; readonly message: string }

const keyOf = (message: Message): MessageKey => ({ organisation: message.organisation, message: messageName(message) })

/** Leaves messages to be sent, each once for ever; an error where one may not have been left. */
export const leaveMessages = async (messages: readonly Message[], at: string): Promise<void> => {
  const items = messages.map((message) => ({ ...message, ...keyOf(message), left: at, status: 'left', version: 1 }))
  const failed = (await insertAll(table, items)).find((outcome) => outcome instanceof Error)
  if (failed) throw failed
}

/** A message as it is now, strongly consistent. */
export const messageAt = async (key: MessageKey): Promise<LeftMessage | undefined> => {
  const item = await itemAt<LeftMessage & MessageKey>(table, key)
  if (!item) return undefined
  const { message: _, ...message } = item
  return message
}

/** Moves a message from where it was read to be. Undefined when somebody, or an attempt of our own, was quicker: read it again. */
export const moveMessage = async (message: LeftMessage, progress: Progress): Promise<LeftMessage | undefined> => {
  const { organisation, round, kind, due, left, version } = message
  const moved = { organisation, round, kind, due, left, version, ...progress }
  return (await putNext(table, keyOf(message), moved)) ? { ...moved, version: version + 1 } : undefined
}

/**
 * The messages of the last days that have neither gone out nor been refused, but for those of the last minutes: what the stream
 * has lost or given up. Organisations are few, and each has a few messages a month.
 */
export const unsentMessages = async function* (now: Date): AsyncGenerator<MessageKey> {
  const from = addDays(dateOf(now.toISOString()), -TAKEN_UP_FOR_DAYS)
  const until = new Date(now.getTime() - ON_ITS_WAY_MS).toISOString()
  // A round's messages are left in its month; those of the month before may be a few days old.
  const sorted = { by: 'message', after: monthOf(addDays(from, -31)) }
  for await (const { id } of organisations())
    for await (const item of itemsUnder<LeftMessage & MessageKey>(table, ['organisation', id], sorted))
      if (item.left >= from && item.left < until && nextStep(item, now) !== 'nothing')
        yield { organisation: id, message: item.message }
}
