import { goOn, type Outcome } from './afterwards.ts'
import { dayAfter } from './calendar.ts'
import { type Entry, openDiary } from './diary.ts'
import { personOf } from './person.ts'
import type { ProgrammeStory } from './programmes.ts'
import type { Random } from './random.ts'
import { seatIn } from './seat.ts'
import { slip } from './slips.ts'
import { enrol, train } from './training.ts'

/** One trainee: all that is ever said of them, in the order in which it is said, and what it comes to. */
export type Life = {
  readonly entries: readonly Entry[]
  readonly enrolments: number
  readonly withdrawn: boolean
  readonly outcome?: Outcome
}

type Start = {
  readonly uln: string
  /** Starts the ids of all events about the trainee. */
  readonly prefix: string
  readonly programme: ProgrammeStory
  readonly intake: string
}

export const liveOn = ({ uln, prefix, programme, intake }: Start, random: Random): Life => {
  const person = personOf(programme, intake, random)
  const diary = openDiary(uln, prefix, random)
  const { seat, enrolments, withdrawn, completed } = train(person, diary)
  const outcome = completed === undefined ? undefined : goOn(person, seat, diary, completed)
  slip(person, seat, diary)
  return { entries: asSaid(diary.entries), enrolments, withdrawn, ...(outcome && { outcome }) }
}

/** Somebody who never came: enrolled, and the enrolment voided a week later. */
export const neverCame = ({ uln, prefix, programme, intake }: Start, random: Random): Life => {
  const person = personOf(programme, intake, random)
  const diary = openDiary(uln, prefix, random)
  const seat = seatIn(programme, intake, person.employer, dayAfter(intake, 0.1))
  const { id } = enrol(person, seat, diary)
  diary.say(seat.hei, 'event.voided', seat.from + 8, { event: id, reason: 'Accepted a place but never came' })
  return { entries: asSaid(diary.entries), enrolments: 0, withdrawn: false }
}

const asSaid = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => (a.said === b.said ? 0 : a.said < b.said ? -1 : 1))
