import type { z } from 'zod/mini'
import type { RoundAnswer, RoundDetail } from '#events/collections.ts'
import type { ExceptionRule } from '#events/exceptions.ts'
import { number, percent, tableOf } from '../table.ts'

/** (7) Who answers the monthly collection? Of the last twelve rounds. */
export const roundsTable = (rounds: readonly RoundAnswer[]): string =>
  tableOf<RoundAnswer>({
    heading: 'The monthly collection, the latest round first',
    columns: [
      { head: 'Round', cell: ({ round }) => round, align: 'left' },
      { head: 'Status', cell: ({ status }) => status, align: 'left' },
      { head: 'Due', cell: ({ due }) => number(due) },
      { head: 'In time', cell: ({ submitted }) => number(submitted) },
      { head: 'Late', cell: ({ late }) => number(late) },
      { head: 'Missing', cell: ({ missing }) => number(missing) },
      { head: 'Complete', cell: ({ completeness }) => percent(completeness) },
    ],
    rows: rounds.slice(0, 12),
  })

/** (8) Who has not answered the latest round? */
export const collectionTable = ({ round, returns }: z.infer<typeof RoundDetail>): string => {
  const owing = returns.filter(({ submitted }) => submitted === null)
  return tableOf({
    heading: `${owing.length} of ${returns.length} have not answered the round of ${round}`,
    columns: [
      { head: 'Organisation', cell: ({ name, organisation }) => name ?? organisation, align: 'left' },
      { head: 'Asked about', cell: ({ asked }) => number(asked) },
      { head: 'Status', cell: ({ status }) => status, align: 'left' },
    ],
    rows: owing,
  })
}

/** (9) What needs somebody's attention? */
export const exceptionsTable = ({ counts }: { readonly counts: Record<ExceptionRule, number> }): string => {
  const rows = Object.entries(counts)
  return tableOf<[string, number]>({
    heading: `${number(rows.reduce((sum, [, count]) => sum + count, 0))} exceptions are open`,
    columns: [
      { head: 'Rule', cell: ([rule]) => rule, align: 'left' },
      { head: 'Open', cell: ([, count]) => number(count) },
    ],
    rows,
  })
}
