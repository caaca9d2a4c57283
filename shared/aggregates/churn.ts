import type { ChurnMeasures } from '#events/measures.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import { type Counters, count, countsOf, series } from '../counters.ts'
import { monthsSinceMonth } from '../dates.ts'
import { type Disclosure, rate } from '../disclosure.ts'
import { disclosed } from './disclosed.ts'
import { type Context, type CubeRow, sumDates, sumOf } from './rows.ts'

/** Who stays, pauses, moves and leaves. */
export const churnOf = (rows: readonly CubeRow[], { disclosure, today }: Context): ChurnMeasures => {
  const sums = sumOf(rows)
  const counted = (name: string) => disclosure.count(count(sums, name))
  const isPast = (date: string) => date < today.slice(0, date.length)
  const due = sumDates(sums, 'due', isPast)
  return {
    enrolled: counted('enrolled'),
    active: counted('active'),
    paused: counted('paused'),
    withdrawn: counted('withdrawn'),
    withdrawnByReason: disclosed(countsOf(sums, 'withdrawn', WithdrawalReason.options), disclosure),
    transferredOut: counted('transferred'),
    transferredIn: counted('transferredIn'),
    completed: counted('completed'),
    completedOnTime: counted('completedOnTime'),
    withdrawalRate: rate(disclosure, count(sums, 'withdrawn'), count(sums, 'enrolled')),
    pathwayAttrition: rate(disclosure, due - sumDates(sums, 'met', isPast), due),
    retention: retentionOf(sums, today, disclosure),
    creditsEarned: counted('credits'),
    stalled: counted('stalled'),
  }
}

/** Kaplan–Meier by months since the intake month began: withdrawal is the event, open and other ends are censored. */
const retentionOf = (sums: Counters, today: string, disclosure: Disclosure): ChurnMeasures['retention'] => {
  const withdrawn = byMonth(series(sums, 'lost').map(([month, count]) => [Number(month), count]))
  const censored = byMonth([
    ...series(sums, 'censored').map(([month, count]): [number, number] => [Number(month), count]),
    ...series(sums, 'openFrom').map(([intake, count]): [number, number] => [monthsSinceMonth(intake, today), count]),
  ])
  const seen = [...withdrawn, ...censored].filter(([, count]) => count > 0).map(([month]) => month)
  const months = seen.length === 0 ? 0 : Math.max(...seen) + 1

  let atRisk = seen.length === 0 ? 0 : [...withdrawn.values(), ...censored.values()].reduce((sum, n) => sum + n, 0)
  let survival = 1
  return Array.from({ length: months }, (_, month) => {
    const lost = withdrawn.get(month) ?? 0
    survival *= 1 - lost / atRisk
    const row = {
      month,
      atRisk: disclosure.count(atRisk),
      withdrawn: disclosure.count(lost),
      survival: disclosure.share(survival, atRisk),
    }
    atRisk -= lost + (censored.get(month) ?? 0)
    return row
  })
}

const byMonth = (counts: readonly (readonly [number, number])[]): ReadonlyMap<number, number> => {
  const months = new Map<number, number>()
  for (const [month, count] of counts) months.set(month, (months.get(month) ?? 0) + count)
  return months
}
