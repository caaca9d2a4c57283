import { pageAddress } from '../address.ts'
import { day, moment, month } from '../format.ts'
import { type Html, html } from '../html.ts'

export type AsAt = {
  readonly asOf: string
  readonly disclosure: 'exact' | 'rounded'
  /** The month whose published figures are shown. */
  readonly publication?: string | undefined
  /** Corrected since; null where nothing was. */
  readonly restated?: object | null | undefined
}

/** How fresh the figures of a page are, and whether they stay as they are. */
export const asAt = ({ asOf, disclosure, publication, restated }: AsAt): Html => html`
  <p class="app-as-at">
    <strong class="nhsuk-tag ${publication === undefined ? 'nhsuk-tag--green' : 'nhsuk-tag--blue'}">${publication === undefined ? 'Live' : 'Published'}</strong>
    ${
      publication === undefined
        ? html`Figures as at ${moment(asOf)}. They change as events come in.`
        : html`Figures of ${month(publication)}, as known at ${day(asOf)}. They never change${restated === undefined ? '.' : restated === null ? ', and nothing has been corrected since.' : ', and some have been corrected since: see the restated figures.'}`
    }
    ${disclosure === 'rounded' && html`Counts are rounded to the nearest 5, and rates on fewer than 22.5 people are left out. <a href="${pageAddress('definitions')}#symbols">What the symbols mean</a>`}
  </p>`
