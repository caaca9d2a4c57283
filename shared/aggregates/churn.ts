import type { ChurnMeasures } from '#events/measures.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import { type Counters, series } from '../counters.ts'
import { monthsSinceMonth } from '../dates.ts'
import { type Figure, nearestFive, shareOf } from '../disclosure.ts'
import { partedBy } from './parted.ts'
import { counted, countedBy, counter } from './people.ts'
import { type Context, type CubeRow, sumDates } from './rows.ts'

/** Many a module has 20 credits: so many are told in fives, where they are not told exactly. */
const CREDITS = 20

/** Who stays, pauses, moves and leaves. */
export const churnOf = (rows: readonly CubeRow[], { disclosure, today, register }: Context): ChurnMeasures => {
  const slice = partedBy(rows, register)
  const disclosed = disclosure.of(slice)
  const count = counted(disclosed)
  const isPast = (date: string) => date < today.slice(0, date.length)
  const due: Figure = (sums) => sumDates(sums, 'due', isPast)
  const notMet: Figure = (sums) => due(sums) - sumDates(sums, 'met', isPast)
  const [enrolled, withdrawn] = [count('enrolled'), count('withdrawn')]
  return {
    enrolled,
    active: count('active'),
    paused: count('paused'),
    withdrawn,
    withdrawnByReason: countedBy(disclosed)('withdrawn', WithdrawalReason.options),
    transferredOut: count('transferred'),
    transferredIn: count('transferredIn'),
    completed: count('completed'),
    completedOnTime: count('completedOnTime'),
    withdrawalRate: shareOf(disclosure, withdrawn, enrolled),
    pathwayAttrition: shareOf(disclosure, disclosed.count(notMet), disclosed.count(due)),
    retention: retentionOf(slice.sums, today, {
      enrolled,
      withdrawn,
      ratio: disclosure.ratio,
      isExact: disclosure.name === 'exact',
    }),
    creditsEarned: disclosed.sum(counter('credits'), counter('enrolled'), CREDITS),
    stalled: count('stalled'),
  }
}

type Shown = {
  readonly enrolled: number
  readonly withdrawn: number
  readonly ratio: Context['disclosure']['ratio']
  readonly isExact: boolean
}

/**
 * Kaplan–Meier by months since the intake month began: withdrawal is the event, open and other ends are censored. Rounded, the
 * withdrawn are rounded as they add up from the first month on, so that months too small to show are not lost and none is told
 * twice; it ends with the last month in which anybody is shown.
 */
const retentionOf = (sums: Counters, today: string, { enrolled, withdrawn, ratio, isExact }: Shown) => {
  const lost = byMonth(series(sums, 'lost').map(([month, count]) => [Number(month), count]))
  const censored = byMonth([
    ...series(sums, 'censored').map(([month, count]): [number, number] => [Number(month), count]),
    ...series(sums, 'openFrom').map(([intake, count]): [number, number] => [monthsSinceMonth(intake, today), count]),
  ])
  const seen = [...lost, ...censored].filter(([, count]) => count > 0).map(([month]) => month)
  const months = seen.length === 0 ? 0 : Math.max(...seen) + 1
  const everybody = seen.length === 0 ? 0 : sumOf(lost) + sumOf(censored)
  // What is shown of all must be what is shown of them elsewhere.
  const shown = (count: number, all: number, ofAll: number): number => {
    if (isExact) return count
    return count === all ? ofAll : Math.min(nearestFive(count), ofAll)
  }

  let [left, gone, survival] = [everybody, 0, 1]
  const rows = Array.from({ length: months }, (_, month) => {
    const before = shown(gone, sumOf(lost), withdrawn)
    const atRisk = shown(left, everybody, enrolled)
    gone += lost.get(month) ?? 0
    left -= (lost.get(month) ?? 0) + (censored.get(month) ?? 0)
    const leaving = shown(gone, sumOf(lost), withdrawn) - before
    survival *= atRisk > 0 ? 1 - Math.min(leaving, atRisk) / atRisk : 1
    return {
      month,
      atRisk,
      withdrawn: leaving,
      survival: isExact && atRisk > 0 ? survival : ratio(survival * atRisk, atRisk),
    }
  })
  const last = rows.findLastIndex(({ atRisk, withdrawn }) => atRisk > 0 || withdrawn > 0)
  return rows.slice(0, last + 1)
}

const sumOf = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

const byMonth = (counts: readonly (readonly [number, number])[]): ReadonlyMap<number, number> => {
  const months = new Map<number, number>()
  for (const [month, count] of counts) months.set(month, (months.get(month) ?? 0) + count)
  return months
}
