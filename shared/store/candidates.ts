import type { LadderEvent } from '#events/catalogue.ts'
import { isProgramme } from '#events/envelope.ts'
import { nameOf } from '../standing-events.ts'

/** An event on its way in, with its id as the sender wrote it. What is refused goes on as the error that it met. */
export type Candidate = { readonly id: string; readonly event: LadderEvent }

export const isCandidate = (candidate: Candidate | Error): candidate is Candidate => !(candidate instanceof Error)

export const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('unknown', { cause: error })

export const isAboutProgramme = ({ event }: Candidate): boolean => isProgramme(event.subject)

export const nameOfVoided = ({ source, data }: LadderEvent<'event.voided'>): string =>
  nameOf({ source, id: data.event })

/**
 * Cuts a batch into runs of events that do not depend on each other's being stored: what opens or closes a programme stands
 * alone, an id comes once a run, and a void comes in a later run than what it voids.
 */
export const independentRuns = (candidates: readonly (Candidate | Error)[]): (Candidate | Error)[][] => {
  const runs: (Candidate | Error)[][] = []
  let run: (Candidate | Error)[] = []
  let names = new Set<string>()
  const cut = () => {
    if (run.length > 0) runs.push(run)
    run = []
    names = new Set()
  }
  for (const candidate of candidates) {
    const touched = isCandidate(candidate) ? namesTouched(candidate.event) : []
    const alone = isCandidate(candidate) && isAboutProgramme(candidate)
    if (alone || touched.some((name) => names.has(name))) cut()
    run.push(candidate)
    for (const name of touched) names.add(name)
    if (alone) cut()
  }
  cut()
  return runs
}

const namesTouched = (event: LadderEvent): string[] =>
  event.type === 'event.voided' ? [nameOf(event), nameOfVoided(event)] : [nameOf(event)]
