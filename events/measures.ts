import * as z from 'zod/mini'
import { oneOf } from './fields.ts'
import { Intake } from './identifiers.ts'
import { StudyMode } from './types/apel-granted.ts'
import { EpaResult } from './types/epa-completed.ts'
import { LeavingReason } from './types/post-left.ts'
import { MissingReason } from './types/post-missing.ts'
import { DeclineReason } from './types/pre-registration-declined.ts'
import { WithdrawalReason } from './types/trainee-withdrawn.ts'

const count = (means: string) => z.number().check(z.describe(`${means} A count of enrolments.`))
const rate = (means: string) => z.nullable(z.number()).check(z.describe(`${means} Null over nothing.`))
const countsBy = <Values extends z.core.$ZodEnum>(values: Values, means: string) =>
  z.record(values, z.number()).check(z.describe(`${means} Counts of enrolments; every value is listed.`))

/** The APEL benchmark: in 2010 Hefce found about 80 % of foundation degree graduates got two years' credit. */
export const APEL_BENCHMARK = 0.8

export const ProgrammeStatus = oneOf('closed', 'unviable', 'at-risk', 'viable')
export type ProgrammeStatus = z.infer<typeof ProgrammeStatus>

const sustainability = {
  places: z
    .nullable(z.number())
    .check(z.describe('Places commissioned. Null when sliced finer than by cohort and region.')),
  enrolled: count('Enrolments.'),
  fillRate: rate('enrolled ÷ places.'),
}

const IntakeFigures = z.strictObject({
  intake: Intake,
  places: sustainability.places,
  enrolled: sustainability.enrolled,
})

const programmeFigures = {
  intakes: z.array(IntakeFigures).check(z.describe('The intakes of this slice, oldest first.')),
  minimumIntake: z.nullable(z.number()).check(z.describe('The smallest intake that keeps the programme running.')),
  trend: z.nullable(z.number()).check(z.describe('Theil–Sen slope: enrolments more (or fewer) per intake.')),
  volatility: rate('Sample standard deviation ÷ mean of the last five intakes.'),
  status: ProgrammeStatus.check(
    z.describe(
      'closed; unviable: the last two intakes below the minimum; at-risk: the last one, or the last plus the trend, below it; else viable.',
    ),
  ),
}

const regionFigures = {
  programmesOpen: z.number().check(z.describe('Programmes of this slice that are not closed.')),
  heis: z.number().check(z.describe('The HEIs that run them.')),
  largestHeiShare: rate('The largest share of one HEI in the enrolments of the last 12 months.'),
  inPost: count('confirmed − leavers.'),
  leaversPerYear: count('Leavers of the last 12 months.'),
  completionsPerYear: count('Completions of the last 12 months.'),
  yearsOfSupply: rate('completionsPerYear ÷ leaversPerYear.'),
}

export const SustainabilityMeasures = z.strictObject({
  ...sustainability,
  ...z.partial(z.object(programmeFigures)).shape,
  ...z.partial(z.object(regionFigures)).shape,
})
export type SustainabilityMeasures = z.infer<typeof SustainabilityMeasures>

const RetentionMonth = z.strictObject({
  month: z.number().check(z.describe('Whole months since the intake month began.')),
  atRisk: count('Neither withdrawn nor censored in an earlier month.'),
  withdrawn: count('Withdrawn in this month.'),
  survival: rate('Kaplan–Meier estimate of not having withdrawn by the end of this month.'),
})

export const ChurnMeasures = z.strictObject({
  enrolled: count('Enrolments.'),
  active: count('In training.'),
  paused: count('Interrupted.'),
  withdrawn: count('Left the programme.'),
  withdrawnByReason: countsBy(WithdrawalReason, 'Withdrawn, by reason.'),
  transferredOut: count('Ended by a transfer to another cohort.'),
  transferredIn: count('Opened by a transfer from another cohort.'),
  completed: count('Completed: an EPA passed on a higher apprenticeship, the award on any other route.'),
  completedOnTime: count('Completed on or before the expected end.'),
  withdrawalRate: rate('withdrawn ÷ enrolled.'),
  pathwayAttrition: rate(
    "Of enrolments whose expected end has passed, the share not completed by it (HEE's RePAIR measure).",
  ),
  retention: z
    .array(RetentionMonth)
    .check(z.describe('Kaplan–Meier by month: withdrawal is the event, all else is censored.')),
  creditsEarned: z.number().check(z.describe('Credits of modules passed, each module once.')),
  stalled: count('Active, with no module passed, EPA or progress report for 90 days.'),
})
export type ChurnMeasures = z.infer<typeof ChurnMeasures>

export const MonthsToPost = oneOf('0-1', '2-3', '4-6', '7-12', '13+')
export type MonthsToPost = z.infer<typeof MonthsToPost>
export const Band = oneOf('2', '3', '4')
export const Credit = oneOf('0', '1-6', '7-12', '13-23', '24+')
export type Credit = z.infer<typeof Credit>

const ApelMeasures = z.strictObject({
  applicants: count('Granted or declined.'),
  byCredit: countsBy(Credit, 'Grants by months of credit.'),
  twoYearRate: rate('Grants of 24 months or more ÷ applicants.'),
  benchmark: z
    .literal(APEL_BENCHMARK)
    .check(z.describe('The share of graduates who got two years of credit in 2010 (Hefce).')),
  sameHei: count('Grants by the HEI of the enrolment.'),
  otherHei: count('Grants by another HEI.'),
  byMode: countsBy(StudyMode, 'Grants by mode of study.'),
  declined: count('Declined, with no grant.'),
  declinedByReason: countsBy(DeclineReason, 'Declined, by reason.'),
})

export const OutcomesMeasures = z.strictObject({
  completed: count('Completed.'),
  confirmed: count('Completed, a post confirmed.'),
  missing: count('Completed, a post said to be missing.'),
  missingByReason: countsBy(MissingReason, 'Missing, by reason.'),
  awaited: count('Completed, nothing said of a post.'),
  postRate: rate('confirmed ÷ completed.'),
  guaranteed: count('Completed with a guaranteed post.'),
  guaranteedConfirmed: count('Guaranteed and confirmed.'),
  guaranteeKeptRate: rate('guaranteedConfirmed ÷ guaranteed.'),
  monthsToPost: countsBy(MonthsToPost, "Confirmed, by whole months from completion to the post's start."),
  bandAfter: countsBy(Band, 'Band after training, where it was said.'),
  epa: countsBy(EpaResult, "Each enrolment's latest EPA result."),
  leavers: count('Confirmed, and left since.'),
  leaversByReason: countsBy(LeavingReason, 'Leavers, by reason.'),
  trainingMonthsWithoutPost: z
    .number()
    .check(z.describe('Whole months from intake to completion, summed over missing.')),
  apel: ApelMeasures,
  leftForPreRegistrationWithoutPost: count('Completed, left for a pre-registration degree, no post confirmed before.'),
})
export type OutcomesMeasures = z.infer<typeof OutcomesMeasures>

export const aggregateNames = ['sustainability', 'churn', 'outcomes'] as const
export type AggregateName = (typeof aggregateNames)[number]
export type Measures = {
  sustainability: SustainabilityMeasures
  churn: ChurnMeasures
  outcomes: OutcomesMeasures
}
