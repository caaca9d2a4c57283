import { LADDER_SOURCE, organisationOf } from '#events/envelope.ts'
import { kindOf } from '#events/identifiers.ts'
import { type Enrolment, heiOf } from './enrolment.ts'
import { assertNever } from './never.ts'
import type { TraineeEvent } from './trainee-event.ts'

/** HEI facts count from the HEI of the enrolment, employer facts from its employer at that time. */
export const maySpeak = (event: Exclude<TraineeEvent, { type: 'trainee.enrolled' }>, current: Enrolment): boolean => {
  const speaker = organisationOf(event.source)
  if (speaker === undefined) return event.source === LADDER_SOURCE
  switch (event.type) {
    case 'post.confirmed':
    case 'post.missing':
    case 'post.left':
    case 'progress.reported':
      return speaker === current.employer
    case 'epa.completed':
      return kindOf(speaker) === 'epao' || speaker === heiOf(current)
    case 'apel.granted':
    case 'pre-registration.declined':
      return kindOf(speaker) === 'hei'
    case 'training.stalled':
    case 'trainee.moved':
    case 'trainee.dropped':
      return false
    case 'module.passed':
    case 'module.failed':
    case 'training.paused':
    case 'training.resumed':
    case 'trainee.transferred':
    case 'trainee.withdrawn':
    case 'qualification.awarded':
      return speaker === heiOf(current)
    default:
      return assertNever(event)
  }
}
