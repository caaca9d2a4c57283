import type { EventData, RecordedEvent } from '#events/catalogue.ts'
import { heiOfProgramme, type Organisation, partsOfCohort } from '#events/identifiers.ts'
import type { EpaResult } from '#events/types/epa-completed.ts'
import type { LeavingReason } from '#events/types/post-left.ts'
import type { MissingReason } from '#events/types/post-missing.ts'
import type { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'

/** Where an enrolment stands. The first end to happen is final. */
type Standing =
  | { readonly is: 'active' }
  | { readonly is: 'paused'; readonly since: string }
  | { readonly is: 'withdrawn'; readonly at: string; readonly reason: WithdrawalReason }
  | { readonly is: 'transferred'; readonly at: string }
  | { readonly is: 'completed'; readonly at: string }

/** The last word on a band 4 post. */
type Post =
  | {
      readonly is: 'confirmed'
      readonly at: string
      readonly start: string
      readonly band: number
      readonly by: Organisation | undefined
    }
  | { readonly is: 'missing'; readonly at: string; readonly reason: MissingReason; readonly band?: number }

type Leaving = {
  readonly at: string
  readonly reason: LeavingReason
  /** A confirmed post was the outcome at that moment, and no other was confirmed since. */
  readonly fromPost: boolean
  /** Some post had been confirmed by then, even if it was said to be missing since. */
  readonly hadPost: boolean
}

/** One trainee in one cohort. */
export type Enrolment = EventData<'trainee.enrolled'> & {
  /** When it opened: the time of the enrolment or of the transfer. */
  readonly opened: string
  readonly byTransfer: boolean
  readonly standing: Standing
  /** Codes of the modules passed, each once. */
  readonly modules: readonly string[]
  readonly credits: number
  /** The last sign of progress: opening, module passed, EPA, progress report or resumption. */
  readonly progressed: string
  /** The date since which Ladder's sweep saw no progress. */
  readonly stalledSince?: string
  readonly epa?: { readonly result: EpaResult; readonly at: string }
  readonly award?: EventData<'qualification.awarded'>['award']
  readonly post?: Post
  /** A post was confirmed at some time. */
  readonly hadPost?: true
  readonly left?: Leaving
  /** When it last resumed after a pause. */
  readonly resumed?: string
  /** The last progress report. */
  readonly report?: Report
  /** The last transfer that brought another employer. */
  readonly arrival?: { readonly employer: Organisation; readonly at: string }
  /** When a file of the HEI said that the trainee had left for somewhere else. */
  readonly movedAway?: string
}

type Report = {
  readonly status: EventData<'progress.reported'>['status']
  readonly at: string
  readonly by: Organisation | undefined
}

export type Outcome = 'confirmed' | 'missing' | 'awaited'

/** What became of a completed enrolment; undefined for any other. */
export const outcomeOf = (enrolment: Enrolment): Outcome | undefined =>
  enrolment.standing.is === 'completed' ? (enrolment.post?.is ?? 'awaited') : undefined

export const isOpen = (enrolment: Enrolment): boolean =>
  enrolment.standing.is === 'active' || enrolment.standing.is === 'paused'

export const heiOf = (enrolment: Pick<Enrolment, 'cohort'>): Organisation => heiOfProgramme(enrolment.cohort)

export const programmeOf = (enrolment: Pick<Enrolment, 'cohort'>): string => partsOfCohort(enrolment.cohort).programme

/** An active trainee without any sign of progress for so many days is stalled. */
export const STALLED_AFTER_DAYS = 90

/** Active, and the sweep's last word on it has not been overtaken by a sign of progress. */
export const isStalled = (enrolment: Enrolment): boolean =>
  enrolment.standing.is === 'active' &&
  enrolment.stalledSince !== undefined &&
  enrolment.stalledSince >= enrolment.progressed.slice(0, 10)

export const openEnrolment = (event: RecordedEvent<'trainee.enrolled'>, byTransfer: boolean): Enrolment => ({
  ...event.data,
  opened: event.time,
  byTransfer,
  standing: { is: 'active' },
  modules: [],
  credits: 0,
  progressed: event.time,
})

/** The enrolment that a transfer to another cohort opens: what the transfer does not change carries over. */
export const transferTo = (
  from: Enrolment,
  to: { readonly cohort: string; readonly employer?: string | undefined },
  at: string,
): Enrolment => {
  const arrival = arrivalAt(from, to.employer, at)
  return {
    cohort: to.cohort,
    employer: to.employer ?? from.employer,
    entryBand: from.entryBand,
    funding: from.funding,
    guaranteedPost: from.guaranteedPost,
    setting: from.setting,
    expectedEnd: from.expectedEnd,
    ...(arrival && { arrival }),
    opened: at,
    byTransfer: true,
    standing: { is: 'active' },
    modules: [],
    credits: 0,
    progressed: at,
  }
}

/** Where a transfer brings a trainee from one employer to another; what was before, if it does not. */
export const arrivalAt = (from: Enrolment, employer: Organisation | undefined, at: string): Enrolment['arrival'] =>
  employer && employer !== from.employer ? { employer, at } : from.arrival
