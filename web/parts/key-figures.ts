import { type Html, html } from '../html.ts'
import { term } from './figure.ts'

export type KeyFigure = {
  /** As the data dictionary names it. */
  readonly measure: string
  readonly name: string
  readonly value: Html | string
  /** What it is of, or how it has changed. */
  readonly note?: Html | string | undefined
  /** The people behind it, where they can be listed. */
  readonly behind?: { readonly href: string; readonly text: string } | undefined
}

/** The few figures that matter, each with its definition and what is behind it a click away. */
export const keyFigures = (figures: readonly KeyFigure[]): Html => html`
  <ul class="app-key-figures">
    ${figures.map(
      ({ measure, name, value, note, behind }) => html`
        <li class="app-key-figure">
          <span class="app-key-figure__name">${term(measure, name)}</span>
          <span class="app-key-figure__value">${value}</span>
          ${note && html`<span class="app-key-figure__note">${note}</span>`}
          ${behind && html`<a class="app-no-print" href="${behind.href}">${behind.text}</a>`}
        </li>`,
    )}
  </ul>`
