import type { AggregateOf, MeasuresOf } from '../../aggregates.ts'
import { nobody, portionOf, shareText } from '../../counts.ts'
import { count, type Disclosed } from '../../format.ts'
import type { Html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { people, whoIs } from '../../parts/people.ts'

/** How many of those who completed have a post. */
export const flowHeading = (
  { completed, confirmed }: Pick<MeasuresOf<'outcomes'>, 'completed' | 'confirmed'>,
  told: Disclosed,
): string =>
  completed === 0
    ? `${nobody(told)} has completed`
    : `${portionOf(confirmed, completed, told)} completers have a band 4 post`

export const flowFigure = (answer: AggregateOf<'outcomes'>, context: Context): Html => {
  const { completed, confirmed, missing, awaited } = answer.total
  const share = (value: number) => ({
    show: shareText(value, completed, answer),
    value: value / completed,
  })
  const lines = [
    ['With a band 4 post', confirmed, 'confirmed'],
    ['Without one', missing, 'missing'],
    ['Not known yet', awaited, 'awaited'],
  ] as const
  return figure({
    id: 'posts',
    heading: flowHeading(answer.total, answer),
    subtitle: 'What became of those who completed, all intakes',
    sentence:
      completed === 0
        ? 'Outcomes are told of those who have completed.'
        : `Of ${count(completed)} who completed, ${count(confirmed)} have a band 4 post and ${count(missing)} have none; ${count(awaited)} not known yet.`,
    ...(completed > 0 && {
      chart: {
        kind: 'flow',
        from: { label: 'completed', value: completed },
        to: [
          { label: 'with a post', value: confirmed, tone: 'good' },
          { label: 'without a post', value: missing, tone: 'bad' },
          { label: 'not known yet', value: awaited, tone: 'open' },
        ],
      },
    }),
    table: {
      caption: 'Outcomes of those who completed',
      hideCaption: true,
      columns: [{ head: 'Outcome' }, { head: 'Trainees', numeric: true }, { head: 'Share', numeric: true }],
      rows: (completed === 0 ? [] : lines).map(([name, value, outcome]) => [
        name,
        people(value, whoIs(answer, context, { outcome })),
        share(value),
      ]),
    },
    definitions: [
      ['outcomes.completed', 'completed'],
      ['outcomes.confirmed', 'with a post'],
      ['outcomes.missing', 'without'],
      ['outcomes.awaited', 'not known'],
    ],
  })
}
