import { type Kind, kindOf } from '#events/identifiers.ts'
import { type Batch, batchesOf, speakerOf } from './batches.ts'
import { contractsOf } from './contracts.ts'
import { livesOf } from './lives.ts'

export const DEMONSTRATION_SEED = 2021

/** One event in so many is sent twice: somebody's connection broke before the answer. */
const SENT_TWICE = 120

type History = {
  /** To be sent one after the other. Within one, only the order of an organisation's own batches matters. */
  readonly phases: readonly (readonly Batch[])[]
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

/** The invented history of assistant practitioners in three regions, 2018 to 2025: the same for the same seed. */
export const historyOf = (seed: number): History => {
  const { opened, places, closed } = contractsOf(seed)
  const lives = livesOf(seed)
  const entries = lives.flatMap((life) => life.entries)
  const inTime = entries.filter(({ late }) => !late).map(({ event }) => event)
  const late = entries.filter((entry) => entry.late).map(({ event }) => event)
  const again = inTime.filter((_, index) => index % SENT_TWICE === 0)
  const saidBy = (kind: Kind) => inTime.filter((event) => kindOf(speakerOf(event)) === kind)

  const phases = [
    opened,
    places,
    saidBy('hei'),
    // Together, so that what both say of a trainee is counted in one go.
    [...saidBy('epao'), ...saidBy('employer')],
    [...late, ...again, ...closed],
  ].map(batchesOf)
  return {
    phases,
    expected: {
      events: phases.flat().reduce((sum, { events }) => sum + events.length, 0),
      duplicates: again.length,
      places: places.reduce((sum, { data }) => sum + data.places, 0),
      enrolled: lives.reduce((sum, { enrolments }) => sum + enrolments, 0),
      withdrawn: lives.filter(({ withdrawn }) => withdrawn).length,
      completed: lives.filter(({ outcome }) => outcome).length,
      confirmed: lives.filter(({ outcome }) => outcome === 'confirmed').length,
    },
  }
}
