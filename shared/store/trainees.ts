import type { RecordedEvent } from '#events/catalogue.ts'
import type { TraineeAnswer } from '#events/trainee-answer.ts'
import { foldTrainee } from '../trainee.ts'
import { traineeAnswer } from '../trainee-answer.ts'
import { eventsAbout, logsOf } from './log.ts'
import { factsFor } from './wanted.ts'

/** A trainee as the log says at this moment, and the events behind; undefined for one that no event is about. */
export const traineeOf = async (
  ref: string,
): Promise<{ readonly trainee: TraineeAnswer; readonly events: readonly RecordedEvent[] } | undefined> => {
  const events = await eventsAbout(ref)
  if (events.length === 0) return undefined
  const facts = await factsFor(events)
  return { trainee: traineeAnswer(ref, foldTrainee(events, facts.routeOf), facts.regionOf), events }
}

/** Several trainees, in the order asked for. */
export const traineesOf = async (refs: readonly string[]): Promise<TraineeAnswer[]> => {
  const logs = await logsOf(refs)
  const facts = await factsFor([...logs.values()].flat())
  return [...logs].map(([ref, events]) => traineeAnswer(ref, foldTrainee(events, facts.routeOf), facts.regionOf))
}
