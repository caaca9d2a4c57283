import { type Month, momentOf } from '#shared/rounds.ts'

/** A moment of the running year at which something happens, besides what the history tells of the days before. */
export type Stop = {
  readonly at: Date
  readonly round: Month
  /** Who answers then: whoever does so at once, on being reminded, or when it is too late. */
  readonly answering: 'promptly' | 'reminded' | 'late'
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How long after a step of a round people do what it asks them to. */
const after = { promptly: ['open', 6 * HOUR], reminded: ['remind', 2 * DAY], late: ['close', 2 * DAY] } as const

/** The stops of the rounds that open after one moment, as far as they come before another. */
export const stopsBetween = (from: Date, to: Date): Stop[] =>
  monthsBetween(from, to)
    .filter((round) => Date.parse(momentOf(round, 'open')) > from.getTime())
    .flatMap((round) =>
      (['promptly', 'reminded', 'late'] as const).map((answering): Stop => {
        const [step, delay] = after[answering]
        return { round, answering, at: new Date(Date.parse(momentOf(round, step)) + delay) }
      }),
    )
    .filter(({ at }) => at > from && at < to)

const monthsBetween = (from: Date, to: Date): Month[] => {
  const months: Month[] = []
  for (let month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth())); month <= to; ) {
    months.push(month.toISOString().slice(0, 'YYYY-MM'.length))
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1))
  }
  return months
}
