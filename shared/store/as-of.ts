import type { RecordedEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import { partsOfCohort } from '#events/identifiers.ts'
import type { Route } from '#events/types/programme-opened.ts'
import { knownAt } from '../as-of.ts'
import { foldProgramme } from '../programme.ts'
import { foldTrainee, type TraineeRecord } from '../trainee.ts'
import { streamInParts } from './batches.ts'
import { allLogs, logsOf } from './log.ts'

const AT_ONCE = 200

/** Every trainee's record as it was known at a moment, whenever it is asked for: the log alone decides. */
export const recordsAt = async function* (moment: string): AsyncGenerator<readonly [string, TraineeRecord]> {
  const routes = new Map<string, Route | undefined>()
  for await (const part of streamInParts(traineesAt(moment), AT_ONCE)) {
    const named = new Set(part.flatMap(([, events]) => events.flatMap(programmesOf)))
    const logs = await logsOf([...named].filter((programme) => !routes.has(programme)))
    for (const [programme, log] of logs) routes.set(programme, foldProgramme(programme, knownAt(log, moment))?.route)
    for (const [trainee, events] of part)
      yield [trainee, foldTrainee(events, (programme) => routes.get(programme))] as const
  }
}

const traineesAt = async function* (moment: string): AsyncGenerator<readonly [string, RecordedEvent[]]> {
  for await (const [subject, log] of allLogs()) {
    if (kindOfSubject(subject) !== 'trainee') continue
    const events = knownAt(log, moment)
    if (events.length > 0) yield [subject, events] as const
  }
}

const programmesOf = ({ data }: RecordedEvent): string[] =>
  'cohort' in data && data.cohort ? [partsOfCohort(data.cohort).programme] : []

/** When the log took in its first event, RFC 3339 in UTC; undefined where it is empty. */
export const firstRecorded = async (): Promise<string | undefined> => {
  let first: string | undefined
  for await (const [, log] of allLogs())
    for (const { recordedtime } of log) if (first === undefined || recordedtime < first) first = recordedtime
  return first
}
