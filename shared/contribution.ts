import { type Organisation, partsOfCohort, type Region } from '#events/identifiers.ts'
import type { Credit, MonthsToPost } from '#events/measures.ts'
import type { Funding, Setting } from '#events/types/trainee-enrolled.ts'
import type { Counters } from './counters.ts'
import { dateOf, monthsSinceMonth, wholeMonthsBetween } from './dates.ts'
import { type Enrolment, heiOf, isOpen, isStalled, outcomeOf } from './enrolment.ts'
import type { Grant, TraineeRecord } from './trainee.ts'

/** Where an enrolment counts: the slices it has now. Those not named here follow from the cohort or the employer. */
export type EnrolmentPlace = {
  readonly region: Region
  readonly cohort: string
  readonly employer: Organisation
  readonly setting: Setting
  readonly funding: Funding
  readonly guaranteedPost: boolean
}
/** Where commissioned places count: they are known by cohort and region only. */
export type CohortPlace = Pick<EnrolmentPlace, 'region' | 'cohort'>

/** What one enrolment, or the places of one cohort in one region, adds to the cube. */
export type Share = { readonly place: EnrolmentPlace | CohortPlace; readonly counters: Counters }

export type RegionOf = (employer: Organisation) => Region

/** What a trainee adds to the cube: a share for each enrolment. */
export const contributionOf = (record: TraineeRecord, regionOf: RegionOf): Share[] =>
  record.enrolments.map((enrolment, index) => ({
    place: {
      region: regionOf(enrolment.employer),
      cohort: enrolment.cohort,
      employer: enrolment.employer,
      setting: enrolment.setting,
      funding: enrolment.funding,
      guaranteedPost: enrolment.guaranteedPost,
    },
    counters: {
      ...countersOf(enrolment),
      ...(index === record.enrolments.length - 1 ? apelCounters(record, heiOf(enrolment)) : {}),
    },
  }))

/** What a cohort's commissioning adds to the cube: a share for each region. */
export const placesContribution = (cohort: string, places: ReadonlyMap<Region, number>): Share[] =>
  [...places].map(([region, places]) => ({ place: { region, cohort }, counters: { places } }))

const countersOf = (enrolment: Enrolment): Counters => {
  const { standing, expectedEnd } = enrolment
  const counters: Record<string, number> = {
    enrolled: 1,
    [standing.is]: 1,
    [`due@${expectedEnd}`]: 1,
    [`opened@${dateOf(enrolment.opened)}`]: 1,
  }
  if (enrolment.byTransfer) counters.transferredIn = 1
  if (enrolment.credits > 0) counters.credits = enrolment.credits
  if (isStalled(enrolment)) counters.stalled = 1
  if (enrolment.epa) counters[`epa.${enrolment.epa.result}`] = 1

  const { intake } = partsOfCohort(enrolment.cohort)
  if (isOpen(enrolment)) counters[`openFrom@${intake}`] = 1
  if (standing.is === 'withdrawn') counters[`withdrawn.${standing.reason}`] = 1
  if (standing.is === 'withdrawn' || standing.is === 'transferred' || standing.is === 'completed') {
    const month = monthsSinceMonth(intake, dateOf(standing.at))
    counters[`${standing.is === 'withdrawn' ? 'lost' : 'censored'}@${month}`] = 1
  }
  if (standing.is === 'completed') Object.assign(counters, completedCounters(enrolment, intake, dateOf(standing.at)))
  return counters
}

const completedCounters = (enrolment: Enrolment, intake: string, completed: string): Counters => {
  const { post, left, guaranteedPost, expectedEnd } = enrolment
  const outcome = outcomeOf(enrolment) ?? 'awaited'
  const counters: Record<string, number> = { [outcome]: 1, [`finished@${completed}`]: 1 }
  if (completed <= expectedEnd) {
    counters.completedOnTime = 1
    counters[`met@${expectedEnd}`] = 1
  }
  if (guaranteedPost) {
    counters.guaranteed = 1
    if (outcome === 'confirmed') counters.guaranteedConfirmed = 1
  }
  if (post?.is === 'confirmed') {
    counters[`monthsToPost.${bucketOfMonthsToPost(wholeMonthsBetween(completed, post.start))}`] = 1
    if (left?.fromPost) {
      counters.leavers = 1
      counters[`leavers.${left.reason}`] = 1
      counters[`left@${dateOf(left.at)}`] = 1
    }
  }
  if (post?.is === 'missing') {
    counters[`missing.${post.reason}`] = 1
    counters.monthsWithoutPost = monthsSinceMonth(intake, completed)
  }
  if (post?.band !== undefined) counters[`band.${post.band}`] = 1
  if (left?.reason === 'pre-registration' && !left.hadPost) counters.leftForPreRegistrationWithoutPost = 1
  return counters
}

const bucketOfMonthsToPost = (months: number): MonthsToPost => {
  if (months <= 1) return '0-1'
  if (months <= 3) return '2-3'
  if (months <= 6) return '4-6'
  return months <= 12 ? '7-12' : '13+'
}

const bucketOfCredit = (months: number): Credit => {
  if (months === 0) return '0'
  if (months <= 6) return '1-6'
  if (months <= 12) return '7-12'
  return months <= 23 ? '13-23' : '24+'
}

const apelCounters = ({ grant, declined }: TraineeRecord, hei: Organisation): Counters => {
  if (grant) return grantCounters(grant, hei)
  return declined ? { declined: 1, [`declined.${declined.reason}`]: 1 } : {}
}

const grantCounters = (grant: Grant, hei: Organisation): Counters => ({
  [`apel.${bucketOfCredit(grant.monthsGranted)}`]: 1,
  [grant.by === hei ? 'apelSameHei' : 'apelOtherHei']: 1,
  [`apelMode.${grant.mode}`]: 1,
})
