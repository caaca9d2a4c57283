import type { Organisation } from '#events/identifiers.ts'

/** What an organisation is told about a round, once each: its return is asked for, not in yet, overdue, or the round is over. */
export type MessageKind = 'opened' | 'reminder' | 'late' | 'closed'

/** A message to an organisation. Organisation, round and kind name it: whoever says it again says nothing new. */
export type Message = {
  readonly organisation: Organisation
  readonly round: string
  readonly kind: MessageKind
  /** How many people the return asks about. */
  readonly due: number
}
