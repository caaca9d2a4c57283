import { day, month } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { KeyFigure } from './key-figures.ts'
import { table } from './table.ts'

type Restatable<Total> = {
  readonly publication?: string | undefined
  readonly total: Total
  readonly restated?: { readonly total: Total; readonly asOf: string } | null | undefined
}

/** The key figures as they were published beside what they would be with all corrections since; nothing where none differs. */
export const restatedFigures = <Total>(
  { publication, total, restated }: Restatable<Total>,
  figuresOf: (total: Total) => readonly KeyFigure[],
): Html | undefined => {
  if (publication === undefined || !restated) return undefined
  const corrected = figuresOf(restated.total)
  return html`
    <h2 id="restated" class="nhsuk-heading-m">Figures of ${month(publication)} have been corrected since</h2>
    ${table({
      caption: `Published for ${month(publication)}, and as corrected by ${day(restated.asOf)}`,
      columns: [
        { head: 'Figure' },
        { head: 'Published', numeric: true },
        { head: 'As corrected since', numeric: true },
      ],
      rows: figuresOf(total).map(({ name, value }, index) => [name, value, corrected[index]?.value ?? '']),
    })}`
}
