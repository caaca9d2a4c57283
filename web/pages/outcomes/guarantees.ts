import { pageAddress } from '../../address.ts'
import { type AggregateOf, keyOf, type MeasuresOf } from '../../aggregates.ts'
import { nobody, portionOf } from '../../counts.ts'
import { count, type Disclosed, percent, rate } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { canList } from '../../parts/people.ts'

const MOST_DRAWN = 10

/** How many guarantees were kept. */
export const guaranteesHeading = (
  { guaranteed, guaranteedConfirmed }: Pick<MeasuresOf<'outcomes'>, 'guaranteed' | 'guaranteedConfirmed'>,
  told: Disclosed,
): string => {
  if (guaranteed === 0) return `${nobody(told)} has completed with a guaranteed post`
  if (guaranteedConfirmed === guaranteed && told.disclosure === 'exact') return 'Every guarantee of a post was kept'
  return `${portionOf(guaranteedConfirmed, guaranteed, told)} guarantees of a post were kept`
}

export const guaranteesFigure = (answer: AggregateOf<'outcomes'>, context: Context): Html => {
  const { total, rows } = answer
  const { names, filters } = context
  const worst = rows
    .filter(({ guaranteed }) => guaranteed > 0)
    .toSorted((a, b) => (a.guaranteeKeptRate ?? 2) - (b.guaranteeKeptRate ?? 2) || b.guaranteed - a.guaranteed)
  const drawn = worst.filter(({ guaranteeKeptRate }) => guaranteeKeptRate !== null).slice(0, MOST_DRAWN)
  const left = worst.length - drawn.length
  const behind = (employer: string): Html =>
    html`<a href="${pageAddress('exceptions', { ...filters, employer, rule: 'GUARANTEE-BROKEN' })}">See who<span class="nhsuk-u-visually-hidden"> was let down by ${names.organisation(employer)}</span></a>`
  const isListed = canList(answer, context)
  return figure({
    id: 'guarantees',
    heading: guaranteesHeading(total, answer),
    subtitle:
      'Of those who completed with a post guaranteed by their employer, the share that has one; the worst first',
    sentence: `${count(total.guaranteed)} completed with a guaranteed post, which was a condition of the money, and ${count(total.guaranteedConfirmed)} of them have one.${drawn.length > 0 && left > 0 ? ` The other ${count(left)} employers are in the table.` : ''}`,
    ...(drawn.length > 0 && {
      chart: {
        kind: 'bars',
        unit: 'share',
        axis: 'Guarantees kept',
        bars: drawn.map((row) => ({
          label: names.organisation(keyOf(row, 'employer')),
          value: row.guaranteeKeptRate,
          text: percent(row.guaranteeKeptRate ?? 0),
          emphasis: (row.guaranteeKeptRate ?? 0) < (total.guaranteeKeptRate ?? 0),
        })),
        ...(total.guaranteeKeptRate !== null &&
          drawn.length > 1 && {
            against: { value: total.guaranteeKeptRate, label: `all together: ${percent(total.guaranteeKeptRate)}` },
          }),
      },
    }),
    table: {
      caption: 'Guarantees by employer',
      hideCaption: true,
      columns: [
        { head: 'Employer' },
        ...['Guaranteed', 'With a post', 'Kept'].map((head) => ({ head, numeric: true as const })),
        ...(isListed ? [{ head: 'Not kept' }] : []),
      ],
      rows: worst.map((row) => [
        names.organisation(keyOf(row, 'employer')),
        row.guaranteed,
        row.guaranteedConfirmed,
        { show: rate(row.guaranteeKeptRate, answer), value: row.guaranteeKeptRate },
        ...(isListed ? [row.guaranteed > row.guaranteedConfirmed ? behind(keyOf(row, 'employer')) : ''] : []),
      ]),
      empty: 'No employer guaranteed a post to anybody who completed.',
    },
    definitions: [
      ['outcomes.guaranteed', 'guaranteed'],
      ['outcomes.guaranteeKeptRate', 'kept'],
    ],
  })
}
