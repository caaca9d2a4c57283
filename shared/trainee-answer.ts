import type { RecordedEvent } from '#events/catalogue.ts'
import { type Organisation, partsOfCohort, type Region } from '#events/identifiers.ts'
import type { EnrolmentAnswer, TraineeAnswer } from '#events/trainee-answer.ts'
import { type Enrolment, isStalled, outcomeOf } from './enrolment.ts'
import { compare, nameOf, voidedNames } from './standing-events.ts'
import type { TraineeRecord } from './trainee.ts'

/** A record as the API shows it. */
export const traineeAnswer = (
  ref: string,
  { enrolments, anomalies, grant, declined }: TraineeRecord,
  regionOf: (employer: Organisation) => Region,
): TraineeAnswer => ({
  ref,
  enrolments: enrolments.map((enrolment) => ({
    ...enrolmentAnswer(enrolment),
    region: regionOf(enrolment.employer),
    anomalies: anomalies.filter(({ cohort }) => cohort === enrolment.cohort),
  })),
  apel: grant ?? null,
  declined: declined ?? null,
  anomalies: [...anomalies],
})

const enrolmentAnswer = (enrolment: Enrolment): Omit<EnrolmentAnswer, 'region' | 'anomalies'> => {
  const { standing, post, left } = enrolment
  return {
    cohort: enrolment.cohort,
    ...partsOfCohort(enrolment.cohort),
    employer: enrolment.employer,
    entryBand: enrolment.entryBand,
    funding: enrolment.funding,
    guaranteedPost: enrolment.guaranteedPost,
    setting: enrolment.setting,
    expectedEnd: enrolment.expectedEnd,
    opened: enrolment.opened,
    byTransfer: enrolment.byTransfer,
    status: standing.is,
    ended: 'at' in standing ? standing.at : null,
    withdrawalReason: standing.is === 'withdrawn' ? standing.reason : null,
    stalled: isStalled(enrolment),
    credits: enrolment.credits,
    modules: [...enrolment.modules],
    epa: enrolment.epa?.result ?? null,
    outcome: outcomeOf(enrolment) ?? null,
    missingReason: post?.is === 'missing' ? post.reason : null,
    leavingReason: left?.reason ?? null,
  }
}

/** The events behind a record in the order in which they happened, voids included, voided ones marked. */
export const eventsAnswer = (events: readonly RecordedEvent[]): (RecordedEvent & { voided: boolean })[] => {
  const voided = voidedNames(events)
  return events.map((event) => ({ ...event, voided: voided.has(nameOf(event)) })).sort(compare)
}
