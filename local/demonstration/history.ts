import { kindOf } from '#events/identifiers.ts'
import { type Batch, batchesOf, speakerOf } from './batches.ts'
import { contractsOf } from './contracts.ts'
import { livesOf } from './lives.ts'

export const DEMONSTRATION_SEED = 2021

/** One event in so many is sent twice: somebody's connection broke before the answer. */
const SENT_TWICE = 120

/** Batches whose order does not matter, except that an organisation sends its own one after the other. */
export type Phase = { readonly says: string; readonly batches: readonly Batch[] }

export type History = {
  /** One after the other. */
  readonly phases: readonly Phase[]
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
  const saidBy = (kind: string) => inTime.filter((event) => kindOf(speakerOf(event)) === kind)

  const phases = [
    { says: 'programmes', batches: batchesOf(opened) },
    { says: 'places', batches: batchesOf(places) },
    { says: 'training', batches: batchesOf(saidBy('hei')) },
    { says: 'assessments', batches: batchesOf(saidBy('epao')) },
    { says: 'posts', batches: batchesOf(saidBy('employer')) },
    { says: 'what came late, and what came twice', batches: batchesOf([...late, ...again, ...closed]) },
  ]
  return {
    phases,
    expected: {
      events: phases.flatMap(({ batches }) => batches).reduce((sum, { events }) => sum + events.length, 0),
      duplicates: again.length,
      places: places.reduce((sum, { data }) => sum + data.places, 0),
      enrolled: lives.reduce((sum, { enrolments }) => sum + enrolments, 0),
      withdrawn: lives.filter(({ withdrawn }) => withdrawn).length,
      completed: lives.filter(({ outcome }) => outcome).length,
      confirmed: lives.filter(({ outcome }) => outcome === 'confirmed').length,
    },
  }
}
