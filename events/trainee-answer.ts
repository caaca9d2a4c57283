import * as z from 'zod/mini'
import { eventTypes } from './catalogue.ts'
import { named, oneOf } from './fields.ts'
import { Cohort, Employer, Hei, Intake, Programme, Region, TraineeRef } from './identifiers.ts'
import { StudyMode } from './types/apel-granted.ts'
import { EpaResult } from './types/epa-completed.ts'
import { LeavingReason } from './types/post-left.ts'
import { MissingReason } from './types/post-missing.ts'
import { DeclineReason } from './types/pre-registration-declined.ts'
import { Funding, Setting } from './types/trainee-enrolled.ts'
import { WithdrawalReason } from './types/trainee-withdrawn.ts'

export const Status = oneOf('active', 'paused', 'withdrawn', 'transferred', 'completed')
export type Status = z.infer<typeof Status>
export const OutcomeName = oneOf('confirmed', 'missing', 'awaited')
export const AnomalyName = oneOf(
  'unrelated-speaker',
  'fact-after-end',
  'pause-while-paused',
  'resume-while-active',
  'duplicate-module-pass',
  'post-before-completion',
  'band-other-than-4',
)
export type AnomalyName = z.infer<typeof AnomalyName>

const EventName = z.enum(eventTypes as [string, ...string[]])
const Time = z.iso.datetime()

const AnomalyAnswer = z.strictObject({
  code: AnomalyName,
  event: z.string().check(z.describe('The id of the event.')),
  source: z.string(),
  type: EventName,
  time: Time,
  cohort: z.string().check(z.describe('The cohort of the enrolment that it belongs to.')),
})

export const EnrolmentAnswer = named(
  'Enrolment',
  'One trainee in one cohort.',
  z.strictObject({
    cohort: Cohort,
    programme: Programme,
    hei: Hei,
    intake: Intake,
    employer: Employer,
    region: Region,
    entryBand: z.number(),
    funding: Funding,
    guaranteedPost: z.boolean(),
    setting: Setting,
    expectedEnd: z.iso.date(),
    opened: Time,
    byTransfer: z.boolean(),
    status: Status,
    ended: z.nullable(Time).check(z.describe('When it was withdrawn, transferred or completed.')),
    withdrawalReason: z.nullable(WithdrawalReason),
    stalled: z.boolean(),
    credits: z.number(),
    modules: z.array(z.string()).check(z.describe('Codes of the modules passed.')),
    epa: z.nullable(EpaResult).check(z.describe('The latest result.')),
    outcome: z.nullable(OutcomeName).check(z.describe('Null for an enrolment that is not completed.')),
    missingReason: z.nullable(MissingReason),
    leavingReason: z.nullable(LeavingReason),
    anomalies: z.array(AnomalyAnswer),
  }),
)
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>

export const TraineeAnswer = named(
  'Traineerecord',
  'All that is known of a trainee.',
  z.strictObject({
    ref: TraineeRef,
    enrolments: z.array(EnrolmentAnswer).check(z.describe('In the order in which they opened.')),
    apel: z.nullable(
      z.strictObject({
        by: Hei,
        profession: z.string(),
        monthsGranted: z.number(),
        mode: StudyMode,
      }),
    ),
    declined: z.nullable(z.strictObject({ profession: z.string(), reason: DeclineReason })),
    anomalies: z.array(AnomalyAnswer),
  }),
)
export type TraineeAnswer = z.infer<typeof TraineeAnswer>

/** A stored event as it is read back. */
export const EventAnswer = named(
  'StoredEvent',
  'A stored event as it is read back.',
  z.object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: EventName,
    subject: TraineeRef,
    time: Time,
    recordedtime: Time,
    voided: z.boolean().check(z.describe('Taken back by a void: it counts nowhere.')),
    data: z.looseObject({}),
  }),
)
