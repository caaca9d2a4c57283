import { pageAddress } from '../../address.ts'
import { type AggregateOf, keyOf } from '../../aggregates.ts'
import { rate } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { people, whoIs } from '../../parts/people.ts'
import { table } from '../../parts/table.ts'
import { employersHeading, mostMissing } from '../outcomes/employers.ts'

const MOST_TOLD = 5

/** The employers with most of those who have no post. */
export const missingPosts = (answer: AggregateOf<'outcomes'>, context: Context): Html => {
  const { names, filters } = context
  const rows = mostMissing(answer.rows)
    .filter(({ missing }) => missing > 0)
    .slice(0, MOST_TOLD)
  const heading = html`<h2 class="nhsuk-heading-m">${employersHeading(answer.rows, names, answer)}</h2>`
  if (rows.length === 0) return heading
  return html`
    ${heading}
    ${table({
      caption: 'Employers with most completers without a post',
      hideCaption: true,
      columns: [
        { head: 'Employer' },
        ...['Completed', 'With a post', 'Without', 'Post rate', 'Guarantees kept'].map((head) => ({
          head,
          numeric: true as const,
        })),
      ],
      rows: rows.map((row) => {
        const employer = keyOf(row, 'employer')
        return [
          {
            show: html`<a href="${pageAddress('outcomes', { ...filters, employer })}">${names.organisation(employer)}</a>`,
            value: names.organisation(employer),
          },
          row.completed,
          row.confirmed,
          people(row.missing, whoIs(answer, context, { employer, outcome: 'missing' })),
          { show: rate(row.postRate, answer), value: row.postRate },
          { show: rate(row.guaranteeKeptRate, answer), value: row.guaranteeKeptRate },
        ]
      }),
    })}`
}
