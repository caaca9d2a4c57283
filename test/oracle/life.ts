import type { LadderEvent } from '#events/catalogue.ts'
import { detailsOf, type Enrolment, isOpen, openEnrolment } from './enrolment.ts'
import { programmeOf } from './programme.ts'
import { mayBeSaid } from './speakers.ts'
import { standing } from './standing.ts'
import type { World } from './world-types.ts'

type AnomalyCode =
  | 'unrelated-speaker'
  | 'fact-after-end'
  | 'pause-while-paused'
  | 'resume-while-active'
  | 'duplicate-module-pass'
  | 'post-before-completion'
  | 'band-other-than-4'

/** What is odd, and the id and type of the event that made it so. */
type Anomaly = { readonly code: AnomalyCode; readonly event: string; readonly type: string }

/** A trainee's life as DOMAIN.md's "From events to a trainee's record" tells it. */
export type Life = {
  readonly enrolments: readonly Enrolment[]
  readonly anomalies: readonly Anomaly[]
}

export const lifeOf = (world: World, events: readonly LadderEvent[]): Life => {
  const enrolments: Enrolment[] = []
  const anomalies: Anomaly[] = []
  for (const event of toldInOrder(standing(events))) {
    const codes = tell(world, enrolments, event)
    anomalies.push(...codes.map((code) => ({ code, event: event.id, type: event.type })))
  }
  return { enrolments, anomalies }
}

// Events before the first enrolment are taken just after it; without one there is nothing to tell.
const toldInOrder = (events: readonly LadderEvent[]): LadderEvent[] => {
  const first = events.findIndex((event) => event.type === 'trainee.enrolled' && mayBeSaid(event, nobody))
  const opening = events[first]
  return opening === undefined ? [] : [opening, ...events.slice(0, first), ...events.slice(first + 1)]
}
const nobody = { hei: '', employer: '' }

const tell = (world: World, enrolments: Enrolment[], event: LadderEvent): AnomalyCode[] => {
  const current = enrolments.at(-1)
  if (current === undefined) {
    if (event.type === 'trainee.enrolled') enrolments.push(openEnrolment(event.data, event.time, false))
    return []
  }
  if (!mayBeSaid(event, current)) return ['unrelated-speaker']

  switch (event.type) {
    case 'trainee.enrolled': {
      const known = enrolments.find(({ cohort }) => cohort === event.data.cohort)
      if (known !== undefined && !isOpen(known)) return ['fact-after-end']
      if (known !== undefined) Object.assign(known, event.data)
      else enrolments.push(openEnrolment(event.data, event.time, endAsTransferred(current, event.time)))
      return []
    }
    case 'trainee.transferred': {
      const { cohort = current.cohort, employer = current.employer } = event.data
      if (!isOpen(current)) return ['fact-after-end']
      if (cohort === current.cohort) current.employer = employer
      else if (enrolments.some((each) => each.cohort === cohort)) return ['fact-after-end']
      else {
        endAsTransferred(current, event.time)
        enrolments.push(openEnrolment({ ...detailsOf(current), cohort, employer }, event.time, true))
      }
      return []
    }
    case 'trainee.withdrawn':
      if (!isOpen(current)) return ['fact-after-end']
      Object.assign(current, { status: 'withdrawn', ended: event.time, withdrawalReason: event.data.reason })
      return []
    case 'training.paused':
      if (!isOpen(current)) return ['fact-after-end']
      if (current.status === 'paused') return ['pause-while-paused']
      current.status = 'paused'
      return []
    case 'training.resumed':
      if (!isOpen(current)) return ['fact-after-end']
      if (current.status === 'active') return ['resume-while-active']
      current.status = 'active'
      progressed(current, event.time)
      return []
    case 'module.passed':
      if (!isOpen(current)) return ['fact-after-end']
      progressed(current, event.time)
      if (current.credits.has(event.data.module)) return ['duplicate-module-pass']
      current.credits.set(event.data.module, event.data.credits)
      return []
    case 'module.failed':
      return isOpen(current) ? [] : ['fact-after-end']
    case 'epa.completed':
      if (current.status === 'withdrawn') return ['fact-after-end']
      current.epa = event.data.result
      progressed(current, event.time)
      if (event.data.result !== 'fail' && isApprenticeship(world, current)) complete(current, event.time)
      return []
    case 'qualification.awarded':
      if (current.status === 'withdrawn') return ['fact-after-end']
      if (!isApprenticeship(world, current)) complete(current, event.time)
      return []
    case 'post.confirmed':
    case 'post.missing':
    case 'post.left': {
      if (current.status === 'withdrawn') return ['fact-after-end']
      current.posts.push(event)
      const early = event.type !== 'post.left' && current.status !== 'completed'
      const otherBand = event.type === 'post.confirmed' && event.data.band !== 4
      return [
        ...(early ? ['post-before-completion' as const] : []),
        ...(otherBand ? ['band-other-than-4' as const] : []),
      ]
    }
    case 'progress.reported':
      progressed(current, event.time)
      return []
    case 'training.stalled':
      if (event.data.cohort === current.cohort) current.stalledSince = event.data.since
      return []
    default:
      // APEL is the trainee's, not an enrolment's (apel.ts); the other types are not about trainees.
      return []
  }
}

const isApprenticeship = (world: World, { programme }: Enrolment): boolean =>
  programmeOf(world, programme).route === 'higher-apprenticeship'

const complete = (enrolment: Enrolment, time: string): void => {
  if (isOpen(enrolment)) Object.assign(enrolment, { status: 'completed', ended: time })
}

const progressed = (enrolment: Enrolment, time: string): void => {
  if (time > enrolment.lastProgress) enrolment.lastProgress = time
}

const endAsTransferred = (enrolment: Enrolment, time: string): boolean => {
  if (!isOpen(enrolment)) return false
  Object.assign(enrolment, { status: 'transferred', ended: time })
  return true
}
