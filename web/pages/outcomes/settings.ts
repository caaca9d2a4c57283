import { pageAddress } from '../../address.ts'
import { type AggregateOf, keyOf, type RowOf } from '../../aggregates.ts'
import { count, percent, rate } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { people, whoIs } from '../../parts/people.ts'
import { InWords } from '../../words.ts'

type Row = Pick<RowOf<'outcomes'>, 'key' | 'postRate'>

const COMPARED = ['mental-health', 'physical-health']

/** Whether training in mental health leads to a post as training in physical health does. */
export const settingsHeading = (rows: readonly Row[]): string => {
  const [mental, physical] = COMPARED.map((setting) => rows.find((row) => keyOf(row, 'setting') === setting)?.postRate)
  if (typeof mental === 'number' && typeof physical === 'number')
    return `${percent(mental)} have a post in mental health, ${percent(physical)} in physical health`
  if (typeof mental === 'number') return `${percent(mental)} have a post in mental health`
  if (typeof physical === 'number') return `${percent(physical)} have a post in physical health`
  return 'Mental health and physical health cannot be compared here'
}

export const settingsFigure = (answer: AggregateOf<'outcomes'>, context: Context): Html => {
  const rows = answer.rows
    .filter(({ completed }) => completed > 0)
    .toSorted((a, b) => (a.postRate ?? 2) - (b.postRate ?? 2))
  const drawn = rows.filter(({ postRate }) => postRate !== null)
  return figure({
    id: 'settings',
    heading: settingsHeading(answer.rows),
    subtitle: 'Of those who completed, the share with a band 4 post, by the setting that they work in',
    sentence:
      rows
        .map((row) => `${InWords(keyOf(row, 'setting'))}: ${count(row.confirmed)} of ${count(row.completed)}`)
        .join('; ') || 'Nobody to show by setting.',
    ...(drawn.length > 0 && {
      chart: {
        kind: 'bars',
        unit: 'share',
        axis: 'With a band 4 post',
        bars: drawn.map((row) => ({
          label: InWords(keyOf(row, 'setting')),
          value: row.postRate,
          text: percent(row.postRate ?? 0),
          emphasis: COMPARED.includes(keyOf(row, 'setting')),
        })),
      },
    }),
    table: {
      caption: 'Outcomes by setting',
      hideCaption: true,
      columns: [
        { head: 'Setting' },
        ...['Completed', 'With a post', 'Without', 'Not known', 'Post rate'].map((head) => ({
          head,
          numeric: true as const,
        })),
      ],
      rows: rows.map((row) => {
        const setting = keyOf(row, 'setting')
        const who = (outcome: string) => whoIs(answer, context, { setting, outcome })
        return [
          {
            show: html`<a href="${pageAddress('outcomes', { ...context.filters, setting })}">${InWords(setting)}</a>`,
            value: InWords(setting),
          },
          people(row.completed, whoIs(answer, context, { setting, status: 'completed' })),
          people(row.confirmed, who('confirmed')),
          people(row.missing, who('missing')),
          people(row.awaited, who('awaited')),
          { show: rate(row.postRate, answer), value: row.postRate },
        ]
      }),
    },
    definitions: [['outcomes.postRate', 'post rate']],
  })
}
