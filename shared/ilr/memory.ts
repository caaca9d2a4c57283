import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE, sourceOf } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import { afterRefusal, idOf, type Said, type Statement, sayingsOf, type Voice } from '../statements.ts'
import type { Translation } from './events.ts'
import type { Slot } from './slots.ts'

/** What was said in a slot, and of when it is; that a learner was left out is of the year of that file. */
type Kept = Said & { readonly time?: string }
type Slots = Readonly<Record<string, Kept>>

/** What files have said of a learner on a programme, as far as the next file must know. */
export type Memory = {
  readonly subject: string
  readonly slots: Slots
  /** What Ladder itself has said: that the learner moved, or was left out. */
  readonly ladder: Slots
  /** As the last file had it. */
  readonly closed?: Translation['closed']
}

/** The file that is read, as far as it matters to what there is to say. */
export type FileAt = {
  readonly organisation: Organisation
  /** The days of which the file tells: what an earlier file said of others still stands, though it is not in this one. */
  readonly from: string
  readonly until?: string
  /** When it was sent, RFC 3339. */
  readonly at: string
  /** The month in which it was made. */
  readonly period: string
  /** What to keep of a content so as to know it again. */
  readonly digest: (content: string) => string
}

/** What there is to say, by the HEI and by Ladder, and what to remember once it is said. */
export type ToSay = {
  readonly events: readonly LadderEvent[]
  readonly fromLadder: readonly LadderEvent[]
  /** Facts of the file that were said before. */
  readonly unchanged: number
  readonly memory: Memory
}

/** A learner on a programme: its key, hashed, and the trainee's reference. */
export type Learning = {
  readonly key: string
  readonly subject: string
  /** A later year's file has had the learner, and knows better of all but what happened in this one's year. */
  readonly isOutdated?: boolean
}

/** What a file's learner gives to say, after what earlier files have said. */
export const toSayOf = (
  { slots, moved, closed }: Omit<Translation, 'problems'>,
  { key, subject, isOutdated = false }: Learning,
  before: Memory | undefined,
  file: FileAt,
): ToSay => {
  type Timed = { readonly time?: string }
  const isOfYear = ({ time = '' }: Timed) => time >= file.from && (file.until === undefined || time < file.until)
  const isSettled = (slot: string, kept: Timed) => isOutdated && (slot === 'enrolled' || !isOfYear(kept))
  const all = slots.filter((slot) => !slot.endsEarlierPause || hasPause(before) || isSaid(before, slot))
  const wanted = all.filter((slot) => !isSaid(before, slot) || !isSettled(slot.slot, slot))
  const own = say(
    before?.slots ?? {},
    new Map(wanted.map(({ slot, type, time, data }) => [slot, { type, subject, time, data } as Statement])),
    voiceOf(sourceOf(file.organisation), key, 'A later ILR says otherwise.', file),
    (slot, kept) => isOfYear(kept) && !isSettled(slot, kept),
  )
  const cohort = all.find((slot) => slot.type === 'trainee.enrolled')?.data.cohort
  const left = cohort !== undefined && moved && movedStatement(subject, cohort, moved)
  const ladder = isOutdated
    ? { events: [], slots: before?.ladder ?? {} }
    : say(
        before?.ladder ?? {},
        new Map(left ? [['moved', left]] : []),
        voiceOf(LADDER_SOURCE, key, 'A later ILR has the learner.', file),
        (_, kept) => file.until === undefined || isOfYear(kept),
      )
  const end = isOutdated ? before?.closed : closed
  return {
    events: own.events,
    fromLadder: ladder.events,
    unchanged: all.length - own.changed,
    memory: { subject, slots: own.slots, ladder: ladder.slots, ...(end !== undefined && { closed: end }) },
  }
}

/** What there is to say of a learner whom a file leaves out: nothing where that is right, or was said. It is no withdrawal. */
export const toSayOfAbsent = (before: Memory, key: string, file: FileAt): ToSay | undefined => {
  const { subject, slots, closed = '9999', ladder } = before
  if (slots.enrolled?.content === undefined || closed < file.from || ladder.dropped?.content !== undefined)
    return undefined
  const { organisation, period } = file
  const dropped: Statement = { type: 'trainee.dropped', subject, data: { organisation, from: 'file', period } }
  const voice = voiceOf(LADDER_SOURCE, key, 'A later ILR has the learner.', file)
  const said = say(ladder, new Map([['dropped', dropped]]), voice, () => false)
  const { dropped: kept } = said.slots
  const now = { ...said.slots, ...(kept && { dropped: { ...kept, time: file.from } }) }
  return { events: [], fromLadder: said.events, unchanged: 0, memory: { ...before, ladder: now } }
}

/** What to remember where events could not be taken: that what stood in their slots stands there still, if anything did. */
export const withoutRefused = (
  memory: Memory,
  refused: ReadonlySet<string>,
  key: string,
  before: Memory | undefined,
): Memory => ({
  ...memory,
  slots: Object.fromEntries(
    Object.entries(memory.slots).map(([slot, said]): [string, Kept] => {
      const isRefused = refused.has(idOf(slot, said.n, `ilr/${key}`))
      return [slot, isRefused ? afterRefusal(said, before?.slots[slot]) : said]
    }),
  ),
})

const voiceOf = (source: string, key: string, reason: string, { at, digest }: FileAt): Voice => ({
  source,
  key: `ilr/${key}`,
  at,
  reason,
  digest,
})

/** Says statements after what was said. What is not among them is taken back, where `isTakenBack` says so. */
const say = (
  before: Slots,
  statements: ReadonlyMap<string, Statement>,
  voice: Voice,
  isTakenBack: (slot: string, kept: Kept) => boolean,
) => {
  const open = Object.entries(before).filter(([slot, kept]) => statements.has(slot) || isTakenBack(slot, kept))
  const sayings = sayingsOf(new Map(open), statements, voice)
  const now = sayings.map(({ slot, said }): [string, Kept] => {
    const time = statements.get(slot)?.time
    return [slot, { ...said, ...(time !== undefined && { time }) }]
  })
  return {
    events: sayings.flatMap(({ events }) => events),
    changed: sayings.filter(({ slot }) => statements.has(slot)).length,
    slots: { ...before, ...Object.fromEntries(now) },
  }
}

const isSaid = (before: Memory | undefined, { slot }: Slot): boolean => before?.slots[slot]?.content !== undefined

const hasPause = (before: Memory | undefined): boolean =>
  Object.entries(before?.slots ?? {}).some(([slot, { content }]) => slot.startsWith('paused-') && content !== undefined)

const movedStatement = (
  subject: string,
  cohort: string,
  { why, date }: NonNullable<Translation['moved']>,
): Statement => ({ type: 'trainee.moved', subject, time: `${date}T20:00:00.000Z`, data: { cohort, why } })
