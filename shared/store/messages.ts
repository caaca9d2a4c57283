import { tableNamed } from '../environment.ts'
import type { Message } from '../messages.ts'
import { insertAll } from './insert.ts'

export const messagesTable = tableNamed('messages')

/** The sort key of a message among those of its organisation. */
export const messageName = ({ round, kind }: Pick<Message, 'round' | 'kind'>): string => `${round}#${kind}`

/** Leaves messages to be sent, each once for ever; an error where one may not have been left. */
export const leaveMessages = async (messages: readonly Message[], at: string): Promise<void> => {
  const items = messages.map((message) => ({ ...message, message: messageName(message), left: at }))
  const failed = (await insertAll(messagesTable, items)).find((outcome) => outcome instanceof Error)
  if (failed) throw failed
}
