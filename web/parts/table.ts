import { count } from '../format.ts'
import { attributes, type Html, html } from '../html.ts'

/** What stands in a cell, and its value for sorting and for files where that is not what is shown. */
export type Cell =
  | Html
  | string
  | number
  | { readonly show: Html | string; readonly value: string | number | null | undefined }

type Column = {
  readonly head: Html | string
  readonly numeric?: true
}

export type TableSpec = {
  readonly caption: string
  /** The caption is for those who do not see what stands above the table. */
  readonly hideCaption?: true
  readonly columns: readonly Column[]
  /** The first cell of each row is its name. */
  readonly rows: readonly (readonly Cell[])[]
  /** The last row, of all together. */
  readonly total?: readonly Cell[]
  /** Instead of a table without rows. */
  readonly empty?: string
}

/** A table that can be sorted and, where the screen is narrow, scrolled. */
export const table = (spec: TableSpec): Html => {
  const { caption, hideCaption, columns, rows, total, empty = 'There is nothing to show.' } = spec
  if (rows.length === 0) return html`<p class="app-empty">${empty}</p>`
  const isSortable = rows.length > 1
  return html`
    <div class="app-scroll" tabindex="0" role="region" aria-label="${caption}">
      <table class="nhsuk-table nhsuk-table--compact${isSortable && ' nhsuk-table--sortable'}"${attributes({ 'data-module': isSortable && total === undefined && 'nhsuk-table' })}>
        <caption class="nhsuk-table__caption nhsuk-table__caption--s${hideCaption && ' nhsuk-u-visually-hidden'}">${caption}</caption>
        <thead class="nhsuk-table__head">
          <tr class="nhsuk-table__row">
            ${columns.map(({ head, numeric }) => html`<th class="nhsuk-table__header${numeric && ' nhsuk-table__header--numeric'}" scope="col"${attributes({ 'data-sort': isSortable && total === undefined })}>${head}</th>`)}
          </tr>
        </thead>
        <tbody class="nhsuk-table__body">${rows.map((row) => line(row, columns))}</tbody>
        ${total && html`<tfoot>${line(total, columns)}</tfoot>`}
      </table>
    </div>`
}

const line = (cells: readonly Cell[], columns: readonly Column[]): Html => html`
  <tr class="nhsuk-table__row">
    ${cells.map((cell, index) => {
      const numeric = columns[index]?.numeric
      const value = sortingOf(cell)
      const named = attributes({ 'data-sort-value': value })
      return index === 0
        ? html`<th class="nhsuk-table__header" scope="row"${named}>${shownOf(cell)}</th>`
        : html`<td class="nhsuk-table__cell${numeric && ' nhsuk-table__cell--numeric'}"${named}>${shownOf(cell)}</td>`
    })}
  </tr>`

const hasValue = (cell: Cell): cell is Exclude<Cell, Html | string | number> =>
  typeof cell === 'object' && 'show' in cell

const shownOf = (cell: Cell): Html | string =>
  typeof cell === 'number' ? count(cell) : hasValue(cell) ? cell.show : cell
const sortingOf = (cell: Cell): string | number | undefined =>
  hasValue(cell) ? (cell.value ?? undefined) : typeof cell === 'number' ? cell : undefined
