import type { CollectionNotice } from '#events/collection-notice.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { noticeKinds } from '#events/notice-kinds.ts'

/** What an organisation is told about a round, once each: its return is asked for, not in yet, overdue, or the round is over. */
export type MessageKind = (typeof noticeKinds)[number]

/** A message to an organisation. Organisation, round and kind name it: whoever says it again says nothing new. */
export type Message = {
  readonly organisation: Organisation
  readonly round: string
  readonly kind: MessageKind
  /** How many people the return asks about. */
  readonly due: number
}

/** What a message goes out by. */
export type Channel = 'e-mail' | 'webhook'

/** How a contact of the register is told things. */
export const channelOf = (contact: string): Channel => (contact.includes('://') ? 'webhook' : 'e-mail')

/** How far a message has come, each with when. Who has claimed it, and nobody else, may send it. */
export type Progress =
  | { readonly status: 'left' }
  | { readonly status: 'claimed'; readonly claimed: string; readonly by: Channel }
  | { readonly status: 'sent'; readonly sent: string; readonly by: Channel }
  | { readonly status: 'refused'; readonly refused: string; readonly reason: string }

/** A message on its way: when it was left, and how far it has come. */
export type LeftMessage = Message & Progress & { readonly left: string; readonly version: number }

/** The sort key of a message among those of its organisation. */
export const messageName = ({ round, kind }: Pick<Message, 'round' | 'kind'>): string => `${round}#${kind}`

/** The name by which the other side knows a message: Notify's reference, the webhook's id. */
export const referenceOf = (message: Message): string => `${message.organisation}#${messageName(message)}`

/** Whoever claimed a message gives up sending it after so long: it must not begin once another may. */
const SEND_WITHIN_MS = 15_000
/** A claim older than this was left by somebody who died, and what they sent has arrived by now, or never will. */
const CLAIM_LASTS_MS = 45_000

/** What is to be done about a message: `ask` is to find out whether it went out before sending it. */
export type NextStep = 'send' | 'ask' | 'wait' | 'nothing'

export const nextStep = (message: Progress, now: Date): NextStep => {
  switch (message.status) {
    case 'left':
      return 'send'
    case 'claimed':
      return ageMs(message.claimed, now) < CLAIM_LASTS_MS ? 'wait' : 'ask'
    case 'sent':
    case 'refused':
      return 'nothing'
    default:
      return message satisfies never
  }
}

/** Whether whoever claimed a message may still begin to send it. */
export const maySend = (claimed: string, now: Date): boolean => ageMs(claimed, now) < SEND_WITHIN_MS

const ageMs = (time: string, now: Date): number => now.getTime() - Date.parse(time)

/** The last day of a round's returns. */
const closingDay = (round: string): string => `${round}-22`

/** Where an organisation finds its return. */
const returnAt = (origin: string, { organisation, round }: Message): string =>
  `${origin}/collections/${round}/returns/${organisation}`

/** What the template of an e-mail is filled in with. Notify takes texts only. */
export const personalisationOf = (
  message: Message,
  name: string,
  origin: string,
): Readonly<Record<string, string>> => ({
  organisation: name,
  month: inWords(`${message.round}-01`, { month: 'long', year: 'numeric' }),
  due: message.due === 1 ? '1 person' : `${message.due} people`,
  closes: inWords(closingDay(message.round), { day: 'numeric', month: 'long', year: 'numeric' }),
  return: returnAt(origin, message),
})

const inWords = (date: string, parts: Intl.DateTimeFormatOptions): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { ...parts, timeZone: 'UTC' })

/** What a webhook is told: the same, word for word, however often. */
export const noticeOf = (message: Message & { readonly left: string }, origin: string): CollectionNotice => ({
  specversion: '1.0',
  id: referenceOf(message),
  source: '/ladder',
  type: `uk.nhs.ladder.collection.${message.kind}`,
  subject: message.organisation,
  time: message.left,
  datacontenttype: 'application/json',
  data: {
    round: message.round,
    due: message.due,
    closes: closingDay(message.round),
    return: returnAt(origin, message),
  },
})
