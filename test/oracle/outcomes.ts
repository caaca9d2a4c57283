import { calendarMonths, dateOf, wholeMonths } from './calendar.ts'
import { countBy, rate, sum } from './counting.ts'
import { leftForPreRegistrationWithoutPost, outcomeOf } from './enrolment.ts'
import type { Part } from './part.ts'
import {
  bands,
  bucketOf,
  creditMonths,
  declineReasons,
  epaResults,
  leavingReasons,
  missingReasons,
  monthsToPost,
  studyModes,
} from './vocabulary.ts'

export const outcomes = ({ enrolments }: Part) => {
  const completed = enrolments.flatMap((enrolment) => {
    const outcome = outcomeOf(enrolment)
    return outcome ? [{ ...outcome, enrolment, completed: dateOf(enrolment.ended ?? '') }] : []
  })
  const confirmed = completed.filter((each) => each.outcome === 'confirmed')
  const missing = completed.filter((each) => each.outcome === 'missing')
  const leavers = confirmed.filter(({ left }) => left)
  const guaranteed = completed.filter(({ enrolment }) => enrolment.guaranteedPost)
  const guaranteedConfirmed = guaranteed.filter(({ outcome }) => outcome === 'confirmed')
  return {
    completed: completed.length,
    confirmed: confirmed.length,
    missing: missing.length,
    missingByReason: countBy(missing, missingReasons, (each) => each.missing.reason),
    awaited: completed.filter(({ outcome }) => outcome === 'awaited').length,
    postRate: rate(confirmed.length, completed.length),
    guaranteed: guaranteed.length,
    guaranteedConfirmed: guaranteedConfirmed.length,
    guaranteeKeptRate: rate(guaranteedConfirmed.length, guaranteed.length),
    monthsToPost: countBy(confirmed, monthsToPost, (each) =>
      bucketOf(monthsToPost, wholeMonths(each.completed, each.post.start)),
    ),
    bandAfter: countBy(completed, bands, (each) =>
      each.outcome === 'confirmed' ? each.post.band : each.outcome === 'missing' ? each.missing.currentBand : undefined,
    ),
    epa: countBy(enrolments, epaResults, ({ epa }) => epa),
    leavers: leavers.length,
    leaversByReason: countBy(leavers, leavingReasons, ({ left }) => left?.data.reason),
    trainingMonthsWithoutPost: sum(
      missing.map((each) => Math.max(0, calendarMonths(each.enrolment.intake, each.completed))),
    ),
    apel: apel(enrolments),
    leftForPreRegistrationWithoutPost: enrolments.filter(leftForPreRegistrationWithoutPost).length,
  }
}

const apel = (enrolments: Part['enrolments']) => {
  const applicants = enrolments.flatMap((each) => each.apel ?? [])
  const grants = applicants.filter((each) => each.is === 'grant')
  const declined = applicants.filter((each) => each.is === 'decline')
  const byCredit = countBy(grants, creditMonths, ({ grant }) => bucketOf(creditMonths, grant.monthsGranted))
  return {
    applicants: applicants.length,
    byCredit,
    twoYearRate: rate(byCredit['24+'] ?? 0, applicants.length),
    benchmark: 0.8,
    sameHei: grants.filter(({ sameHei }) => sameHei).length,
    otherHei: grants.filter(({ sameHei }) => !sameHei).length,
    byMode: countBy(grants, studyModes, ({ grant }) => grant.mode),
    declined: declined.length,
    declinedByReason: countBy(declined, declineReasons, ({ reason }) => reason),
  }
}
