import { calendarMonths, dateOf } from './calendar.ts'
import { countBy, rate, sum } from './counting.ts'
import { creditsOf, isOpen, isStalled } from './enrolment.ts'
import type { Counted, Part } from './part.ts'
import { withdrawalReasons } from './vocabulary.ts'

export const churn = ({ enrolments }: Part, now: string) => {
  const having = (status: Counted['status']) => enrolments.filter((each) => each.status === status)
  const withdrawn = having('withdrawn')
  const due = enrolments.filter(({ expectedEnd }) => expectedEnd < dateOf(now))
  return {
    enrolled: enrolments.length,
    active: having('active').length,
    paused: having('paused').length,
    withdrawn: withdrawn.length,
    withdrawnByReason: countBy(withdrawn, withdrawalReasons, ({ withdrawalReason }) => withdrawalReason),
    transferredOut: having('transferred').length,
    transferredIn: enrolments.filter(({ transferredIn }) => transferredIn).length,
    completed: having('completed').length,
    completedOnTime: enrolments.filter(completedOnTime).length,
    withdrawalRate: rate(withdrawn.length, enrolments.length),
    pathwayAttrition: rate(due.filter((each) => !completedOnTime(each)).length, due.length),
    retention: retention(enrolments, now),
    creditsEarned: sum(enrolments.map(creditsOf)),
    stalled: enrolments.filter(isStalled).length,
  }
}

const completedOnTime = ({ status, ended, expectedEnd }: Counted): boolean =>
  status === 'completed' && ended !== undefined && dateOf(ended) <= expectedEnd

/** Kaplan–Meier by calendar months since the intake month; all but withdrawals are censored in the month they end. */
const retention = (enrolments: readonly Counted[], now: string) => {
  const times = enrolments.map((each) => ({
    month: Math.max(0, calendarMonths(each.intake, isOpen(each) ? now : (each.ended ?? now))),
    withdrew: each.status === 'withdrawn',
  }))
  const rows: { month: number; atRisk: number; withdrawn: number; survival: number }[] = []
  for (let month = 0; month <= Math.max(-1, ...times.map((time) => time.month)); month++) {
    const atRisk = times.filter((time) => time.month >= month).length
    const withdrawn = times.filter((time) => time.month === month && time.withdrew).length
    const before = rows.at(-1)?.survival ?? 1
    rows.push({ month, atRisk, withdrawn, survival: before * (1 - withdrawn / atRisk) })
  }
  return rows
}
