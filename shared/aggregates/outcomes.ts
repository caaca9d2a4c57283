import { APEL_BENCHMARK, Band, Credit, MonthsToPost, type OutcomesMeasures } from '#events/measures.ts'
import { StudyMode } from '#events/types/apel-granted.ts'
import { EpaResult } from '#events/types/epa-completed.ts'
import { LeavingReason } from '#events/types/post-left.ts'
import { MissingReason } from '#events/types/post-missing.ts'
import { DeclineReason } from '#events/types/pre-registration-declined.ts'
import { type Counters, count, countsOf } from '../counters.ts'
import { type Disclosure, rate } from '../disclosure.ts'
import { disclosed } from './disclosed.ts'
import { type Context, type CubeRow, sumOf } from './rows.ts'

/** What became of those who completed. */
export const outcomesOf = (rows: readonly CubeRow[], { disclosure }: Context): OutcomesMeasures => {
  const sums = sumOf(rows)
  const counted = (name: string) => disclosure.count(count(sums, name))
  const countedBy = <Value extends string>(name: string, values: readonly Value[]) =>
    disclosed(countsOf(sums, name, values), disclosure)
  return {
    completed: counted('completed'),
    confirmed: counted('confirmed'),
    missing: counted('missing'),
    missingByReason: countedBy('missing', MissingReason.options),
    awaited: counted('awaited'),
    postRate: rate(disclosure, count(sums, 'confirmed'), count(sums, 'completed')),
    guaranteed: counted('guaranteed'),
    guaranteedConfirmed: counted('guaranteedConfirmed'),
    guaranteeKeptRate: rate(disclosure, count(sums, 'guaranteedConfirmed'), count(sums, 'guaranteed')),
    monthsToPost: countedBy('monthsToPost', MonthsToPost.options),
    bandAfter: countedBy('band', Band.options),
    epa: countedBy('epa', EpaResult.options),
    leavers: counted('leavers'),
    leaversByReason: countedBy('leavers', LeavingReason.options),
    trainingMonthsWithoutPost: counted('monthsWithoutPost'),
    apel: apelOf(sums, disclosure),
    leftForPreRegistrationWithoutPost: counted('leftForPreRegistrationWithoutPost'),
  }
}

const apelOf = (sums: Counters, disclosure: Disclosure): OutcomesMeasures['apel'] => {
  const byCredit = countsOf(sums, 'apel', Credit.options)
  const applicants = Object.values(byCredit).reduce((sum, grants) => sum + grants, 0) + count(sums, 'declined')
  return {
    applicants: disclosure.count(applicants),
    byCredit: disclosed(byCredit, disclosure),
    twoYearRate: rate(disclosure, byCredit['24+'], applicants),
    benchmark: APEL_BENCHMARK,
    sameHei: disclosure.count(count(sums, 'apelSameHei')),
    otherHei: disclosure.count(count(sums, 'apelOtherHei')),
    byMode: disclosed(countsOf(sums, 'apelMode', StudyMode.options), disclosure),
    declined: disclosure.count(count(sums, 'declined')),
    declinedByReason: disclosed(countsOf(sums, 'declined', DeclineReason.options), disclosure),
  }
}
