import type { Enrolment } from '../enrolment.ts'
import type { TraineeRecord } from '../trainee.ts'
import type { Concern, Found, RecordRule } from './concern.ts'
import { disagreement } from './disagreement.ts'
import { guaranteeBroken, outcomeOverdue } from './outcomes.ts'
import { epaDue, longPause, stalled } from './progress.ts'
import { dropped, enrolmentUnknown, movedNotArrived } from './whereabouts.ts'

type Rule = (enrolment: Enrolment, record: TraineeRecord) => readonly Found[]

/** What became of a completed enrolment matters whatever the trainee did next. */
const overCompleted: readonly (readonly [RecordRule, Rule])[] = [
  ['GUARANTEE-BROKEN', guaranteeBroken],
  ['OUTCOME-OVERDUE', outcomeOverdue],
]

/** All else is about where the trainee is now: in the enrolment opened last. */
const overLast: readonly (readonly [RecordRule, Rule])[] = [
  ['EPA-DUE', epaDue],
  ['STALLED', stalled],
  ['LONG-PAUSE', longPause],
  ['MOVED-NOT-ARRIVED', movedNotArrived],
  ['DROPPED', dropped],
  ['DISAGREEMENT', disagreement],
]

/** The exceptions that a record asks for, with the date from which each is open: by enrolment, in the order of the rules. */
export const concernsOf = (record: TraineeRecord): Concern[] => {
  const last = record.enrolments.at(-1)
  const found = record.enrolments.flatMap((enrolment) =>
    (enrolment === last ? [...overCompleted, ...overLast] : overCompleted).flatMap(([rule, find]) =>
      find(enrolment, record).map((each): Concern => ({ rule, cohort: enrolment.cohort, ...each })),
    ),
  )
  const unknown = enrolmentUnknown(record).map((each): Concern => ({ rule: 'ENROLMENT-UNKNOWN', ...each }))
  return [...found, ...unknown]
}
