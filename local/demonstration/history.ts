import type { LadderEvent } from '#events/catalogue.ts'
import { type Kind, kindOf } from '#events/identifiers.ts'
import { type Batch, batchesOf, speakerOf } from './batches.ts'
import { contractsOf } from './contracts.ts'
import { livesOf } from './lives.ts'

export const DEMONSTRATION_SEED = 2021

/** One event in so many is sent twice: somebody's connection broke before the answer. */
const SENT_TWICE = 120

/** Phases to be sent one after the other. Within one, only the order of an organisation's own batches matters. */
export type Chapter = readonly (readonly Batch[])[]

type History = {
  /** What commissioners and HEIs say: places, enrolments, what became of them in training. */
  readonly courses: Chapter
  /** What EPAOs and employers say: assessments, posts. */
  readonly outcomes: Chapter
  /** What the platform must come to, by the history's own knowledge. */
  readonly expected: {
    readonly events: number
    readonly duplicates: number
    readonly places: number
    readonly enrolled: number
    readonly withdrawn: number
    readonly completed: number
    readonly confirmed: number
  }
}

/** The invented history of assistant practitioners in three regions, as of 2018 to 2025: the same for the same seed. */
export const historyOf = (seed: number): History => {
  const { opened, places, closed } = contractsOf(seed)
  const lives = livesOf(seed)
  const entries = lives.flatMap((life) => life.entries)
  const inTime = entries.filter(({ late }) => !late).map(({ event }) => event)
  const late = entries.filter((entry) => entry.late).map(({ event }) => event)
  const again = inTime.filter((_, index) => index % SENT_TWICE === 0)
  const saidBy = (events: readonly LadderEvent[], ...kinds: Kind[]) =>
    events.filter((event) => kinds.includes(kindOf(speakerOf(event))))

  const courses = [
    opened,
    places,
    saidBy(inTime, 'hei'),
    [...saidBy([...late, ...again], 'hei', 'commissioner'), ...closed],
  ]
  const outcomes = [saidBy(inTime, 'epao', 'employer'), saidBy([...late, ...again], 'epao', 'employer')]
  return {
    courses: courses.map(batchesOf),
    outcomes: outcomes.map(batchesOf),
    expected: {
      events: [...courses, ...outcomes].flat().length,
      duplicates: again.length,
      places: places.reduce((sum, { data }) => sum + data.places, 0),
      enrolled: lives.reduce((sum, { enrolments }) => sum + enrolments, 0),
      withdrawn: lives.filter(({ withdrawn }) => withdrawn).length,
      completed: lives.filter(({ outcome }) => outcome).length,
      confirmed: lives.filter(({ outcome }) => outcome === 'confirmed').length,
    },
  }
}
