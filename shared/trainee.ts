import type { EventData, EventType, RecordedEvent } from '#events/catalogue.ts'
import { organisationOf } from '#events/envelope.ts'
import type { AnomalyName } from '#events/trainee-answer.ts'
import type { Route } from '#events/types/programme-opened.ts'
import { arrivalAt, type Enrolment, isOpen, openEnrolment, programmeOf, transferTo } from './enrolment.ts'
import { type Mentions, mentionsIn } from './mentions.ts'
import { assertNever } from './never.ts'
import { maySpeak } from './speaker.ts'
import { standingEvents } from './standing-events.ts'
import { isAboutTrainee, type TraineeEvent } from './trainee-event.ts'

/** What a fold must know from the register: the route of a programme, undefined for one that was never opened. */
export type RouteOf = (programme: string) => Route | undefined

/** A fact that was kept although it does not fit the record. */
type Anomaly = {
  readonly code: AnomalyName
  readonly event: string
  readonly source: string
  readonly type: EventType
  readonly time: string
  /** The cohort of the enrolment that the event belongs to. */
  readonly cohort: string
}

export type Grant = EventData<'apel.granted'> & { readonly by: string }

/** All that Ladder knows of a trainee, derived from the events about them and from nothing else. */
export type TraineeRecord = {
  /** In the order in which they opened; at most the last one is open. */
  readonly enrolments: readonly Enrolment[]
  readonly anomalies: readonly Anomaly[]
  /** The APEL grant with the most months. */
  readonly grant?: Grant
  /** The last refusal by a receiving HEI. */
  readonly declined?: EventData<'pre-registration.declined'>
  /** Standing events about somebody never enrolled. */
  readonly unassigned: number
  /** When a receiving HEI last answered an application, either way. */
  readonly received?: string
  readonly mentions: Mentions
}

/**
 * Folds the events about a trainee, in any order and with any repetition of the same event removed, into the record.
 * Events before the first enrolment are taken just after it, since they belong to it.
 */
export const foldTrainee = (events: readonly RecordedEvent[], routeOf: RouteOf): TraineeRecord => {
  const standing = standingEvents(events).filter(isAboutTrainee)
  const first = standing.findIndex(({ type }) => type === 'trainee.enrolled')
  const enrolment = standing[first]
  const mentions = mentionsIn(standing)
  if (!enrolment) return { enrolments: [], anomalies: [], unassigned: standing.length, mentions }
  const inOrder = [enrolment, ...standing.slice(0, first), ...standing.slice(first + 1)]
  return inOrder.reduce<TraineeRecord>((record, event) => evolve(record, event, routeOf), {
    enrolments: [],
    anomalies: [],
    unassigned: 0,
    mentions,
  })
}

const evolve = (record: TraineeRecord, event: TraineeEvent, routeOf: RouteOf): TraineeRecord => {
  if (event.type === 'trainee.enrolled') return enrol(record, event)
  const current = record.enrolments.at(-1)
  if (!current) return { ...record, unassigned: record.unassigned + 1 }
  if (!maySpeak(event, current)) return note(record, event, 'unrelated-speaker')

  switch (event.type) {
    case 'module.passed': {
      if (!isOpen(current)) return note(record, event, 'fact-after-end')
      const moved = change(record, { progressed: later(current.progressed, event.time) })
      if (current.modules.includes(event.data.module)) return note(moved, event, 'duplicate-module-pass')
      return change(moved, {
        modules: [...current.modules, event.data.module],
        credits: current.credits + event.data.credits,
      })
    }
    case 'module.failed':
      return isOpen(current) ? record : note(record, event, 'fact-after-end')
    case 'training.paused':
      if (!isOpen(current)) return note(record, event, 'fact-after-end')
      if (current.standing.is === 'paused') return note(record, event, 'pause-while-paused')
      return change(record, { standing: { is: 'paused', since: event.time } })
    case 'training.resumed':
      if (!isOpen(current)) return note(record, event, 'fact-after-end')
      if (current.standing.is === 'active') return note(record, event, 'resume-while-active')
      return change(record, {
        standing: { is: 'active' },
        resumed: event.time,
        progressed: later(current.progressed, event.time),
      })
    case 'training.stalled':
      return event.data.cohort === current.cohort ? change(record, { stalledSince: event.data.since }) : record
    case 'trainee.moved':
      return event.data.cohort === current.cohort ? change(record, { movedAway: event.time }) : record
    case 'trainee.dropped':
      return record
    case 'trainee.transferred':
      return transfer(record, current, event)
    case 'trainee.withdrawn':
      if (!isOpen(current)) return note(record, event, 'fact-after-end')
      return change(record, { standing: { is: 'withdrawn', at: event.time, reason: event.data.reason } })
    case 'qualification.awarded': {
      if (isWithdrawn(current)) return note(record, event, 'fact-after-end')
      const completes = isOpen(current) && routeOf(programmeOf(current)) !== 'higher-apprenticeship'
      return change(record, {
        award: event.data.award,
        ...(completes ? { standing: { is: 'completed', at: event.time } } : {}),
      })
    }
    case 'epa.completed': {
      if (isWithdrawn(current)) return note(record, event, 'fact-after-end')
      const completes =
        isOpen(current) && event.data.result !== 'fail' && routeOf(programmeOf(current)) === 'higher-apprenticeship'
      return change(record, {
        epa: { result: event.data.result, at: event.time },
        progressed: later(current.progressed, event.time),
        ...(completes ? { standing: { is: 'completed', at: event.time } } : {}),
      })
    }
    case 'post.confirmed': {
      if (isWithdrawn(current)) return note(record, event, 'fact-after-end')
      const { band, start } = event.data
      const confirmed = change(record, {
        post: { is: 'confirmed', at: event.time, start, band, by: organisationOf(event.source) },
        hadPost: true,
        // Whoever left and has a post again is no leaver.
        ...(current.left ? { left: { ...current.left, fromPost: false } } : {}),
      })
      return noteEarlyPost(band === 4 ? confirmed : note(confirmed, event, 'band-other-than-4'), event, current)
    }
    case 'post.missing': {
      if (isWithdrawn(current)) return note(record, event, 'fact-after-end')
      const { reason, currentBand } = event.data
      const post = { is: 'missing', at: event.time, reason, ...(currentBand ? { band: currentBand } : {}) } as const
      return noteEarlyPost(change(record, { post }), event, current)
    }
    case 'post.left': {
      if (isWithdrawn(current)) return note(record, event, 'fact-after-end')
      const fromPost = current.post?.is === 'confirmed'
      const hadPost = current.hadPost ?? false
      return change(record, { left: { at: event.time, reason: event.data.reason, fromPost, hadPost } })
    }
    case 'apel.granted': {
      const better = !record.grant || event.data.monthsGranted > record.grant.monthsGranted
      const received = { ...record, received: event.time }
      return better ? { ...received, grant: { ...event.data, by: organisationOf(event.source) ?? '' } } : received
    }
    case 'pre-registration.declined':
      return { ...record, declined: event.data, received: event.time }
    case 'progress.reported': {
      const report = { status: event.data.status, at: event.time, by: organisationOf(event.source) }
      return change(record, { report, progressed: later(current.progressed, event.time) })
    }
    default:
      return assertNever(event)
  }
}

const enrol = (record: TraineeRecord, event: RecordedEvent<'trainee.enrolled'>): TraineeRecord => {
  const current = record.enrolments.at(-1)
  const same = record.enrolments.find(({ cohort }) => cohort === event.data.cohort)
  if (same && !isOpen(same)) return note(record, event, 'fact-after-end')
  if (same) return change(record, event.data)
  if (!current || !isOpen(current))
    return { ...record, enrolments: [...record.enrolments, openEnrolment(event, false)] }
  return moveOn(record, openEnrolment(event, true), event.time)
}

const transfer = (
  record: TraineeRecord,
  current: Enrolment,
  event: RecordedEvent<'trainee.transferred'>,
): TraineeRecord => {
  const { cohort = current.cohort, employer } = event.data
  if (!isOpen(current)) return note(record, event, 'fact-after-end')
  if (cohort === current.cohort) {
    const arrival = arrivalAt(current, employer, event.time)
    return employer ? change(record, { employer, ...(arrival && { arrival }) }) : record
  }
  if (record.enrolments.some((enrolment) => enrolment.cohort === cohort)) return note(record, event, 'fact-after-end')
  return moveOn(record, transferTo(current, { cohort, employer }, event.time), event.time)
}

const later = (a: string, b: string): string => (a > b ? a : b)

const isWithdrawn = ({ standing }: Enrolment): boolean => standing.is === 'withdrawn' || standing.is === 'transferred'

const replace = (record: TraineeRecord, current: Enrolment): TraineeRecord => ({
  ...record,
  enrolments: [...record.enrolments.slice(0, -1), current],
})

const change = (record: TraineeRecord, changes: Partial<Enrolment>): TraineeRecord => {
  const current = record.enrolments.at(-1)
  return current ? replace(record, { ...current, ...changes }) : record
}

const moveOn = (record: TraineeRecord, next: Enrolment, at: string): TraineeRecord => {
  const ended = change(record, { standing: { is: 'transferred', at } })
  return { ...ended, enrolments: [...ended.enrolments, next] }
}

const note = (record: TraineeRecord, event: TraineeEvent, code: AnomalyName): TraineeRecord => {
  const { id, source, type, time } = event
  const cohort = record.enrolments.at(-1)?.cohort ?? ''
  return { ...record, anomalies: [...record.anomalies, { code, event: id, source, type, time, cohort }] }
}

const noteEarlyPost = (record: TraineeRecord, event: TraineeEvent, before: Enrolment): TraineeRecord =>
  isOpen(before) ? note(record, event, 'post-before-completion') : record
