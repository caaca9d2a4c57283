import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'

/** What a document says in one of its slots. Where it does not say when that happened, the first time it was said counts. */
export type Statement<Type extends EventType = EventType> = {
  readonly [T in Type]: {
    readonly type: T
    readonly subject: string
    readonly data: EventData<T>
    readonly time?: string
  }
}[Type]

/** What was said in a slot: the nth event, and its content as text; nothing stands where that is missing. */
export type Said = {
  readonly n: number
  readonly subject: string
  /** When something was first said here since nothing stood. */
  readonly since: string
  readonly content?: string
  /** The last number used here, where that event was refused. */
  readonly refused?: number
}

/** Who says it, under which key its ids begin, and when and why what stood is taken back. */
export type Voice = {
  readonly source: string
  readonly key: string
  readonly at: string
  readonly reason: string
  /** What to keep of a content's text, so as to know it again: all of it unless told. */
  readonly digest?: (content: string) => string
}

export type Saying = { readonly slot: string; readonly events: readonly LadderEvent[]; readonly said: Said }

/**
 * What there is to say, slot by slot, so that a document said before says what it says now: nothing for the same content, a void
 * and a new event for other content, a void for content that is gone. The id of an event follows from key, slot and number, and
 * no number comes twice: the same document said again, or after others, never meets an id of its own with other content.
 */
export const sayingsOf = (
  before: ReadonlyMap<string, Said>,
  wanted: ReadonlyMap<string, Statement>,
  voice: Voice,
): Saying[] =>
  [...new Set([...before.keys(), ...wanted.keys()])].flatMap((slot) => {
    const stood = before.get(slot)
    const statement = wanted.get(slot)
    const content = statement && contentOf(statement, voice)
    if (stood?.content === content) return []
    const back = stood?.content === undefined ? [] : [voidOf(slot, stood, voice)]
    if (!statement || content === undefined) return stood ? [{ slot, events: back, said: takenBack(stood) }] : []
    const since = stood?.content === undefined ? voice.at : stood.since
    const said: Said = { n: (stood?.refused ?? stood?.n ?? 0) + 1, subject: statement.subject, since, content }
    return [{ slot, events: [...back, eventOf(slot, statement, said, voice)], said }]
  })

/** A slot in which nothing stands any more. Its number is kept, since its ids are taken. */
const takenBack = ({ content: _, ...slot }: Said): Said => slot

const contentOf = ({ type, subject, data, time }: Statement, { digest = (text) => text }: Voice): string =>
  digest(JSON.stringify([type, subject, Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1)), time ?? '']))

/** What is remembered of a slot whose event was refused: what stood there, if anything did. The number is not used again. */
export const afterRefusal = <Stood extends Said>(refused: Said, stood: Stood | undefined): Said | Stood =>
  stood?.content === undefined ? takenBack(refused) : { ...stood, refused: refused.n }

/** The id of the nth event of a slot. */
export const idOf = (slot: string, n: number, key: string): string => `${key}/${slot}/${n}`

const eventOf = (
  slot: string,
  { type, subject, data, time }: Statement,
  { n, since }: Said,
  { source, key }: Voice,
): LadderEvent =>
  // Statements pair type and data as events do.
  ({ specversion: '1.0', id: idOf(slot, n, key), source, type, subject, time: time ?? since, data }) as LadderEvent

const voidOf = (slot: string, { n, subject }: Said, { source, key, at, reason }: Voice): LadderEvent => {
  const event = idOf(slot, n, key)
  return {
    specversion: '1.0',
    id: `${event}/void`,
    source,
    type: 'event.voided',
    subject,
    time: at,
    data: { event, reason },
  }
}
