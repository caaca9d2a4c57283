import { percent } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import { term } from '../../parts/figure.ts'

/** What the figures of a briefing mean, a line each. */
export const meanings = (benchmark: number): Html => html`
  <h2 class="nhsuk-heading-m">What the figures mean</h2>
  <dl class="app-sheet__meanings">
    ${(
      [
        ['sustainability.fillRate', 'Places filled', 'enrolments for each hundred places that were paid for'],
        ['churn.withdrawalRate', 'Withdrew', 'of all who ever enrolled, those who left before the end'],
        [
          'churn.pathwayAttrition',
          'Not completed in time',
          'of those whose expected end has passed; RePAIR found 32.77% among students of 2013/14',
        ],
        [
          'outcomes.postRate',
          'With a band 4 post',
          'of those who completed; where nothing was said for six months it counts as none',
        ],
        [
          'outcomes.guaranteeKeptRate',
          'Guarantees kept',
          'of those who completed with a post guaranteed for the money, those who have one',
        ],
        [
          'outcomes.apel.twoYearRate',
          "Two years' credit",
          `of those who applied for a degree; about ${percent(benchmark)} of foundation degree graduates got it in 2010 (Hefce)`,
        ],
        [
          'outcomes.trainingMonthsWithoutPost',
          'Months without a post',
          'months of training of those who completed and have no post, added up',
        ],
      ] as const
    ).map(([measure, name, means]) => html`<div><dt>${term(measure, name)}</dt><dd>${means}.</dd></div>`)}
  </dl>`
