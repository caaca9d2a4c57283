import { pageAddress } from '../../address.ts'
import { type AggregateOf, keyOf, type RowOf } from '../../aggregates.ts'
import { leaders, listed, nobody } from '../../counts.ts'
import { count, type Disclosed, rate } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Names } from '../../names.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { people, whoIs } from '../../parts/people.ts'

type Row = Pick<RowOf<'outcomes'>, 'key' | 'completed' | 'missing'>

/** The employers with most of those without a post. */
export const mostMissing = <One extends Row>(rows: readonly One[]): One[] =>
  rows.filter(({ completed }) => completed > 0).toSorted((a, b) => b.missing - a.missing || b.completed - a.completed)

/** Who has most of those without a post. */
export const employersHeading = (rows: readonly Row[], names: Names, told: Disclosed): string => {
  const most = leaders(Object.fromEntries(rows.map((row) => [keyOf(row, 'employer'), row.missing])))
  if (!most) return `${nobody(told)} is without a post at any employer`
  const [only] = most.values
  if (most.values.length > 3)
    return `${count(most.values.length)} employers have ${count(most.people)} without a post each`
  const who = listed(most.values.map(names.organisation))
  if (most.values.length > 1) return `${who} have most without a post: ${count(most.people)} each`
  const completed = rows.find((row) => keyOf(row, 'employer') === only)?.completed ?? 0
  return `${who} has most without a post: ${count(most.people)} of ${count(completed)} who completed`
}

export const employersFigure = (answer: AggregateOf<'outcomes'>, context: Context): Html => {
  const { names, filters } = context
  const rows = mostMissing(answer.rows)
  return figure({
    id: 'employers',
    heading: employersHeading(rows, names, answer),
    subtitle: 'Those who completed, by employer; most without a post first',
    sentence: `${count(answer.total.trainingMonthsWithoutPost)} months of training were paid for that no post has followed.`,
    open: true,
    table: {
      caption: 'Outcomes by employer',
      hideCaption: true,
      columns: [
        { head: 'Employer' },
        ...[
          'Completed',
          'With a post',
          'Without',
          'Not known',
          'Post rate',
          'Guarantees kept',
          'Months without a post after',
        ].map((head) => ({ head, numeric: true as const })),
      ],
      rows: rows.map((row) => {
        const employer = keyOf(row, 'employer')
        const who = (query: object) => whoIs(answer, context, { employer, ...query })
        return [
          {
            show: html`<a href="${pageAddress('outcomes', { ...filters, employer })}">${names.organisation(employer)}</a>`,
            value: names.organisation(employer),
          },
          people(row.completed, who({ status: 'completed' })),
          people(row.confirmed, who({ outcome: 'confirmed' })),
          people(row.missing, who({ outcome: 'missing' })),
          people(row.awaited, who({ outcome: 'awaited' })),
          { show: rate(row.postRate, answer), value: row.postRate },
          { show: rate(row.guaranteeKeptRate, answer), value: row.guaranteeKeptRate },
          row.trainingMonthsWithoutPost,
        ]
      }),
      empty: 'Nobody has completed here.',
    },
    definitions: [
      ['outcomes.postRate', 'post rate'],
      ['outcomes.guaranteeKeptRate', 'guarantees kept'],
      ['outcomes.trainingMonthsWithoutPost', 'months without a post after'],
    ],
  })
}
