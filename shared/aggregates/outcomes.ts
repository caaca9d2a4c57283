import { APEL_BENCHMARK, Band, Credit, MonthsToPost, type OutcomesMeasures } from '#events/measures.ts'
import { StudyMode } from '#events/types/apel-granted.ts'
import { EpaResult } from '#events/types/epa-completed.ts'
import { LeavingReason } from '#events/types/post-left.ts'
import { MissingReason } from '#events/types/post-missing.ts'
import { DeclineReason } from '#events/types/pre-registration-declined.ts'
import { type Disclosed, type Disclosure, type Figure, shareOf } from '../disclosure.ts'
import { partedBy } from './parted.ts'
import { counted, countedBy, counter } from './people.ts'
import type { Context, CubeRow } from './rows.ts'

/** A training takes some two years: so many months are told in fives, where they are not told exactly. */
const MONTHS = 24

/** What became of those who completed. */
export const outcomesOf = (rows: readonly CubeRow[], { disclosure, register }: Context): OutcomesMeasures => {
  const disclosed = disclosure.of(partedBy(rows, register))
  const count = counted(disclosed)
  const by = countedBy(disclosed)
  const [completed, confirmed] = [count('completed'), count('confirmed')]
  const [guaranteed, guaranteedConfirmed] = [count('guaranteed'), count('guaranteedConfirmed')]
  return {
    completed,
    confirmed,
    missing: count('missing'),
    missingByReason: by('missing', MissingReason.options),
    awaited: count('awaited'),
    postRate: shareOf(disclosure, confirmed, completed),
    guaranteed,
    guaranteedConfirmed,
    guaranteeKeptRate: shareOf(disclosure, guaranteedConfirmed, guaranteed),
    monthsToPost: by('monthsToPost', MonthsToPost.options),
    bandAfter: by('band', Band.options),
    epa: by('epa', EpaResult.options),
    leavers: count('leavers'),
    leaversByReason: by('leavers', LeavingReason.options),
    trainingMonthsWithoutPost: disclosed.sum(counter('monthsWithoutPost'), counter('missing'), MONTHS),
    apel: apelOf(disclosed, disclosure),
    leftForPreRegistrationWithoutPost: count('leftForPreRegistrationWithoutPost'),
  }
}

const grants: readonly Figure[] = Credit.options.map((credit) => counter(`apel.${credit}`))
const allGrants: Figure = (sums) => grants.reduce((sum, grant) => sum + grant(sums), 0)
const allApplicants: Figure = (sums) => allGrants(sums) + counter('declined')(sums)

const apelOf = (disclosed: Disclosed, disclosure: Disclosure): OutcomesMeasures['apel'] => {
  const count = counted(disclosed)
  const by = countedBy(disclosed)
  const applicants = disclosed.count(
    allApplicants,
    [...grants, counter('declined')],
    ['apelSameHei', 'apelOtherHei', 'declined'].map(counter),
    [...StudyMode.options.map((mode) => counter(`apelMode.${mode}`)), counter('declined')],
  )
  const byCredit = by('apel', Credit.options)
  return {
    applicants,
    byCredit,
    twoYearRate: shareOf(disclosure, byCredit['24+'], applicants),
    benchmark: APEL_BENCHMARK,
    sameHei: count('apelSameHei'),
    otherHei: count('apelOtherHei'),
    byMode: by('apelMode', StudyMode.options),
    declined: count('declined'),
    declinedByReason: by('declined', DeclineReason.options),
  }
}
