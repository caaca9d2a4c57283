import type { Organisation } from '#events/identifiers.ts'
import type { Ask } from '#events/return-rows.ts'
import { heiOf, isOpen, outcomeOf } from '../enrolment.ts'
import type { TraineeRecord } from '../trainee.ts'

/** Somebody whom a return asks about. */
export type AskedRow = {
  readonly trainee: string
  readonly cohort: string
  readonly employer: Organisation
  readonly asks: Ask
  /** Training was interrupted when the round opened. */
  readonly paused?: true
}

/**
 * Who is asked what of a trainee: the employer how training goes and the HEI too, while an enrolment is open (and so where it has
 * stalled); the employer what became of the post, where an outcome is awaited. Only the enrolment opened last can still be spoken of.
 */
export const askedOf = (trainee: string, { enrolments }: TraineeRecord): [Organisation, AskedRow][] => {
  const enrolment = enrolments.at(-1)
  if (!enrolment) return []
  const { cohort, employer, standing } = enrolment
  const row = { trainee, cohort, employer }
  if (outcomeOf(enrolment) === 'awaited') return [[employer, { ...row, asks: 'post' }]]
  if (!isOpen(enrolment)) return []
  const open = { ...row, ...(standing.is === 'paused' && { paused: true as const }) }
  return [
    [employer, { ...open, asks: 'progress' }],
    [heiOf(enrolment), { ...open, asks: 'training' }],
  ]
}
