import { pageAddress } from '../address.ts'
import { type Chart, isEmpty } from '../charts/spec.ts'
import { type Html, html } from '../html.ts'
import { type TableSpec, table } from './table.ts'

/** One thing that the figures say: in words, drawn, and as the same numbers in a table to read and to take away. */
export type FigureSpec = {
  /** Unique on its page; also the name of the file. */
  readonly id: string
  /** The message, not the subject: "Three in ten have no post". */
  readonly heading: string
  /** Measure, population and period. */
  readonly subtitle: string
  /** The message with its numbers, for whoever does not see the chart. */
  readonly sentence: string
  readonly chart?: Chart
  readonly table: TableSpec
  /** The table stands open, as where there is no chart. */
  readonly open?: true
  /** The measures in it, as the data dictionary names them: `churn.withdrawalRate`. */
  readonly definitions: readonly (readonly [measure: string, text: string])[]
}

export const figure = (spec: FigureSpec): Html => {
  const { id, heading, subtitle, sentence, open, definitions } = spec
  const chart = spec.chart && !isEmpty(spec.chart) && spec.chart
  const numbers = html`
    ${table(spec.table)}
    ${spec.table.rows.length > 0 && html`<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print" type="button" data-csv="${id}">Download these numbers (CSV)</button>`}`
  return html`
    <section class="app-figure" id="${id}" aria-labelledby="${id}-heading">
      <h2 class="nhsuk-heading-m" id="${id}-heading">${heading}</h2>
      <p class="app-figure__subtitle">${subtitle}</p>
      <p>${sentence}</p>
      ${chart && html`<div class="app-chart" data-chart="${JSON.stringify(chart)}" data-says="${sentence}"></div>`}
      ${
        open || !chart
          ? numbers
          : html`<details class="nhsuk-details app-no-print"><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">The numbers as a table</span></summary><div class="nhsuk-details__text">${numbers}</div></details>`
      }
      <p class="app-figure__definitions app-no-print">What it means: ${definitions.map(([measure, text], index) => html`${index > 0 && ', '}${term(measure, text)}`)}</p>
    </section>`
}

/** The name of a measure, which leads to its definition. */
export const term = (measure: string, text: string): Html =>
  html`<a href="${pageAddress('definitions')}#${measure}">${text}</a>`
