import { pageAddress } from '../address.ts'
import { type AggregateOf, askAggregate, type MeasuresOf, publishedMonths } from '../aggregates.ts'
import { count, percent, rate } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { type KeyFigure, keyFigures } from '../parts/key-figures.ts'
import { canList, whoIs } from '../parts/people.ts'
import { restatedFigures } from '../parts/restated.ts'
import { bandFigure, timeFigure } from './outcomes/after.ts'
import { creditFigure, declinedFigure } from './outcomes/apel.ts'
import { employersFigure } from './outcomes/employers.ts'
import { flowFigure } from './outcomes/flow.ts'
import { guaranteesFigure } from './outcomes/guarantees.ts'
import { leaversFigure } from './outcomes/leavers.ts'
import { missingFigure } from './outcomes/missing.ts'
import { settingsFigure } from './outcomes/settings.ts'

/** What became of those who completed: a post or none, and why; guarantees; credit towards a degree. */
export const outcomes: Page = {
  title: 'Outcomes',
  kinds: ['commissioner'],
  show: async (context) => {
    const [publications, byEmployer, bySetting] = await Promise.all([
      publishedMonths(context),
      askAggregate(context, 'outcomes', { groupBy: 'employer' }),
      askAggregate(context, 'outcomes', { groupBy: 'setting' }),
    ])
    const slice = sliceText(context.filters, context)
    const figures = (total: MeasuresOf<'outcomes'>) => figuresOf(total, byEmployer, context)
    return {
      title: `Outcomes: ${slice}`,
      body: html`
        <h1>Outcomes: ${slice}</h1>
        ${asAt(byEmployer)}
        ${filterForm(context, { page: 'outcomes', choose: ['region', 'hei', 'programme', 'employer', 'setting', 'guaranteedPost'], publications })}
        ${keyFigures(figures(byEmployer.total))}
        ${restatedFigures(byEmployer, figures)}
        ${flowFigure(byEmployer, context)}
        ${byEmployer.total.completed > 0 && afterwards(byEmployer, bySetting, context)}
        ${byEmployer.total.apel.applicants > 0 && [creditFigure(byEmployer), declinedFigure(byEmployer)]}`,
    }
  },
}

/** What there is to say once somebody has completed. */
const afterwards = (
  byEmployer: AggregateOf<'outcomes'>,
  bySetting: AggregateOf<'outcomes'>,
  context: Context,
): readonly Html[] => [
  missingFigure(byEmployer),
  guaranteesFigure(byEmployer, context),
  employersFigure(byEmployer, context),
  settingsFigure(bySetting, context),
  timeFigure(byEmployer),
  bandFigure(byEmployer),
  leaversFigure(byEmployer),
]

const figuresOf = (total: MeasuresOf<'outcomes'>, answer: AggregateOf<'outcomes'>, context: Context): KeyFigure[] => {
  const who = (people: number, outcome: string) => {
    const href = people > 0 ? whoIs(answer, context, { outcome }) : undefined
    return href === undefined ? undefined : { href, text: 'See who' }
  }
  return [
    {
      measure: 'outcomes.postRate',
      name: 'Completers with a band 4 post',
      value: rate(total.postRate, answer),
      note: `${count(total.confirmed)} of ${count(total.completed)} who completed`,
      behind: who(total.confirmed, 'confirmed'),
    },
    {
      measure: 'outcomes.missing',
      name: 'Without a post',
      value: count(total.missing),
      note: 'Of those who completed',
      behind: who(total.missing, 'missing'),
    },
    {
      measure: 'outcomes.awaited',
      name: 'Not known yet',
      value: count(total.awaited),
      note: 'Of those who completed',
      behind: who(total.awaited, 'awaited'),
    },
    {
      measure: 'outcomes.guaranteeKeptRate',
      name: 'Guarantees kept',
      value: rate(total.guaranteeKeptRate, answer),
      note: `${count(total.guaranteedConfirmed)} of ${count(total.guaranteed)} guarantees`,
      ...(total.guaranteed > total.guaranteedConfirmed &&
        canList(answer, context) && {
          behind: {
            href: pageAddress('exceptions', { ...context.filters, rule: 'GUARANTEE-BROKEN' }),
            text: 'See those not kept',
          },
        }),
    },
    {
      measure: 'outcomes.apel.twoYearRate',
      name: "Two years' credit towards a degree",
      value: rate(total.apel.twoYearRate, answer),
      note: `The benchmark is ${percent(total.apel.benchmark)}`,
    },
    {
      measure: 'outcomes.trainingMonthsWithoutPost',
      name: 'Months trained without a post after',
      value: count(total.trainingMonthsWithoutPost),
      note: 'Summed over those without a post',
    },
    {
      measure: 'outcomes.leftForPreRegistrationWithoutPost',
      name: 'Left for a degree without a post',
      value: count(total.leftForPreRegistrationWithoutPost),
      note: 'For pre-registration training',
    },
    { measure: 'outcomes.leavers', name: 'Left their post since', value: count(total.leavers) },
  ]
}
