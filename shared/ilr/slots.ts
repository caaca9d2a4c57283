import type { EventData } from '#events/catalogue.ts'

/** At which time of its day each kind of fact is said, so that those of one day come in the order of a training. */
const hours = {
  'trainee.enrolled': '08',
  'trainee.transferred': '09',
  'training.resumed': '10',
  'module.passed': '12',
  'training.paused': '16',
  'epa.completed': '17',
  'qualification.awarded': '18',
  'trainee.withdrawn': '20',
} as const

type SlotType = keyof typeof hours

/**
 * One thing that a file says of a learner on a programme. `slot` names it from file to file: what another file says under the
 * same name takes its place.
 */
export type Slot = {
  readonly [Type in SlotType]: {
    readonly slot: string
    readonly type: Type
    /** RFC 3339 in UTC: the day is the file's, the hour that of its kind. */
    readonly time: string
    readonly data: EventData<Type>
    /** To be said only where an earlier file said a pause: it was before this file's year, and stands no more in it. */
    readonly endsEarlierPause?: true
  }
}[SlotType]

type Said<Type extends SlotType> = Extract<Slot, { type: Type }>

export const slot = <Type extends SlotType>(
  name: string,
  type: Type,
  date: string,
  data: EventData<Type>,
): Said<Type> =>
  // The type and the data are those of one kind; the compiler does not follow that through a union.
  ({ slot: name, type, time: `${date}T${hours[type]}:00:00.000Z`, data }) as unknown as Said<Type>

/** In the order of time. */
export const inTime = (slots: readonly Slot[]): Slot[] =>
  slots.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
