import { pageAddress } from '../../address.ts'
import { type AggregateOf, keyOf, type MeasuresOf } from '../../aggregates.ts'
import { howMany } from '../../counts.ts'
import { count, type Disclosed } from '../../format.ts'
import type { Html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { canList, people, whoIs } from '../../parts/people.ts'
import { capital, sliceWord } from '../../words.ts'
import { type Dimension, partName } from './parts.ts'

/** Who is on the move, or does not move at all. */
export const movesHeading = (
  { transferredOut, paused, stalled }: Pick<MeasuresOf<'churn'>, 'transferredOut' | 'paused' | 'stalled'>,
  told: Disclosed,
): string =>
  `${capital(howMany(transferredOut, told))} moved to another cohort, ${howMany(paused, told)} paused, ${howMany(stalled, told)} stalled`

export const movesFigure = (answer: AggregateOf<'churn'>, dimension: Dimension, context: Context): Html => {
  const { total, rows } = answer
  return figure({
    id: 'moves',
    heading: movesHeading(total, answer),
    subtitle: `Transfers since enrolment; paused and stalled now, by ${sliceWord(dimension).toLowerCase()}`,
    sentence: `${count(total.transferredOut)} left a cohort here for another and ${count(total.transferredIn)} came from one. Stalled are those in training of whom nothing was heard for 90 days: no module, no assessment, no report.`,
    open: true,
    table: {
      caption: `Transfers, pauses and stalled trainees by ${sliceWord(dimension).toLowerCase()}`,
      hideCaption: true,
      columns: [
        { head: sliceWord(dimension) },
        ...['Moved out', 'Moved in', 'Active', 'Paused', 'Stalled'].map((head) => ({ head, numeric: true as const })),
      ],
      rows: rows.map((row) => {
        const key = keyOf(row, dimension)
        const who = (status: string) => whoIs(answer, context, { [dimension]: key, status })
        const stalled = pageAddress('exceptions', { ...context.filters, [dimension]: key, rule: 'STALLED' })
        return [
          partName(dimension, key, context),
          people(row.transferredOut, who('transferred')),
          row.transferredIn,
          people(row.active, who('active')),
          people(row.paused, who('paused')),
          people(row.stalled, canList(answer, context) ? stalled : undefined),
        ]
      }),
      empty: 'Nobody has enrolled here.',
    },
    definitions: [
      ['churn.transferredOut', 'moved out'],
      ['churn.transferredIn', 'moved in'],
      ['churn.paused', 'paused'],
      ['churn.stalled', 'stalled'],
    ],
  })
}
