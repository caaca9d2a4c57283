import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'

/** The moment up to which a big history is told (RFC 3339, UTC). */
export const BIG_NOW = '2022-06-30T12:00:00.000Z'
export const DAY = 86_400_000

export type Programme = {
  readonly hei: string
  readonly id: string
  readonly opening: EventData<'programme.opened'>
  readonly cohorts: readonly string[]
}
export type BigScene = {
  readonly programmes: readonly Programme[]
  readonly epaos: readonly string[]
  readonly employers: readonly string[]
}
/** What has been told of one subject, and how many events in all. */
export type Told = { events: LadderEvent[]; count: number }

/** Tells a fact of a moment (ms since 1970), unless that is after `BIG_NOW`. Returns its id. */
export const tell = <Type extends EventType>(
  told: Told,
  speaker: string,
  type: Type,
  subject: string,
  at: number,
  data: EventData<Type>,
): string => {
  const id = `b-${told.count++}`
  const event = { specversion: '1.0', id, source: `/organisations/${speaker}`, type, subject, time: timeOf(at), data }
  // The compiler cannot see that a type and its own data make one of the union's members.
  if (at <= end) told.events.push(event as unknown as LadderEvent)
  return id
}

/** A moment (ms since 1970) some months after an intake (`YYYY-MM`) begins. */
export const addMonths = (intake: string, months: number): number =>
  Date.UTC(Number(intake.slice(0, 4)), Number(intake.slice(5)) - 1 + months)

/** The UTC date of a moment (ms since 1970). */
export const dateOf = (at: number): string => timeOf(at).slice(0, 10)

const end = Date.parse(BIG_NOW)
const timeOf = (at: number): string => new Date(at).toISOString()
