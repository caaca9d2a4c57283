import { pageAddress } from '../address.ts'
import { type AggregateOf, askAggregate, type MeasuresOf, publishedMonths } from '../aggregates.ts'
import { count, rate } from '../format.ts'
import { html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { type KeyFigure, keyFigures } from '../parts/key-figures.ts'
import { canList, whoIs } from '../parts/people.ts'
import { restatedFigures } from '../parts/restated.ts'
import { attritionFigure } from './churn/attrition.ts'
import { movesFigure } from './churn/moves.ts'
import { finerThan } from './churn/parts.ts'
import { reasonsFigure } from './churn/reasons.ts'
import { retentionFigure } from './churn/retention.ts'

/** Who leaves, when and why; and who is late, which withdrawals alone do not show. */
export const churn: Page = {
  title: 'Churn',
  kinds: ['commissioner'],
  show: async (context) => {
    const dimension = finerThan(context)
    const [publications, byIntake, bySlice] = await Promise.all([
      publishedMonths(context),
      askAggregate(context, 'churn', { groupBy: 'intake' }),
      askAggregate(context, 'churn', { groupBy: dimension }),
    ])
    const slice = sliceText(context.filters, context)
    const figures = (total: MeasuresOf<'churn'>) => figuresOf(total, byIntake, context)
    return {
      title: `Churn: ${slice}`,
      body: html`
        <h1>Churn: ${slice}</h1>
        ${asAt(byIntake)}
        ${filterForm(context, { page: 'churn', choose: ['region', 'hei', 'programme', 'employer', 'setting', 'route'], publications })}
        ${keyFigures(figures(byIntake.total))}
        ${restatedFigures(byIntake, figures)}
        ${retentionFigure(byIntake, context)}
        ${reasonsFigure(byIntake)}
        ${attritionFigure(bySlice, dimension, context)}
        ${movesFigure(bySlice, dimension, context)}`,
    }
  },
}

const figuresOf = (total: MeasuresOf<'churn'>, answer: AggregateOf<'churn'>, context: Context): KeyFigure[] => {
  const who = (people: number, query: object, text: string) => {
    const href = people > 0 ? whoIs(answer, context, query) : undefined
    return href === undefined ? undefined : { href, text }
  }
  return [
    { measure: 'churn.enrolled', name: 'Enrolled', value: count(total.enrolled), note: 'All intakes' },
    {
      measure: 'churn.active',
      name: 'In training now',
      value: count(total.active + total.paused),
      note: `${count(total.paused)} of them paused`,
      behind: who(total.active, { status: 'active' }, 'See who is active'),
    },
    {
      measure: 'churn.withdrawalRate',
      name: 'Withdrew',
      value: rate(total.withdrawalRate, answer),
      note: `${count(total.withdrawn)} of all who enrolled`,
      behind: who(total.withdrawn, { status: 'withdrawn' }, 'See who withdrew'),
    },
    {
      measure: 'churn.pathwayAttrition',
      name: 'Not completed in time',
      value: rate(total.pathwayAttrition, answer),
      note: 'Of those whose expected end has passed',
    },
    {
      measure: 'churn.completed',
      name: 'Completed',
      value: count(total.completed),
      note: `${count(total.completedOnTime)} of them in time`,
      behind: who(total.completed, { status: 'completed' }, 'See who completed'),
    },
    {
      measure: 'churn.stalled',
      name: 'Stalled',
      value: count(total.stalled),
      note: 'No progress for 90 days',
      ...(total.stalled > 0 &&
        canList(answer, context) && {
          behind: {
            href: pageAddress('exceptions', { ...context.filters, rule: 'STALLED' }),
            text: 'Work through them',
          },
        }),
    },
  ]
}
