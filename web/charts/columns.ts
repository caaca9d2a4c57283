import { axisX, axisY, barY, gridY, plot, ruleY, text, tickY } from '@observablehq/plot'
import { palette } from './palette.ts'
import type { Columns } from './spec.ts'

const MARGIN_LEFT = 44
/** What `Sept 21` takes, and a gap. */
const LABEL = 64

/** Columns over intakes; a mark above each where more was wanted, and a line to compare with. */
export const columns = ({ columns, axis, wantedLabel, against }: Columns, width: number): Element => {
  const most = Math.max(...columns.flatMap(({ value, wanted }) => [value, wanted ?? 0]), against?.value ?? 0, 1)
  const wanted = columns.filter((column) => typeof column.wanted === 'number')
  const last = wanted.at(-1)
  const marginRight = last || against ? 96 : 16
  const each = (width - MARGIN_LEFT - marginRight) / columns.length
  // A number stands in its column where the column is tall enough for it, else on top.
  const isTall = ({ value }: { readonly value: number }) => value / most > 0.15
  const number = {
    x: 'label',
    y: 'value',
    text: ({ value }: { readonly value: number }) => String(value),
    fontWeight: 600,
  } as const
  return plot({
    width,
    height: 280,
    marginLeft: MARGIN_LEFT,
    marginRight,
    marginTop: 36,
    marginBottom: 48,
    style: { fontSize: '16px', fontFamily: 'inherit', color: palette.ink, overflow: 'visible' },
    x: { type: 'band', domain: columns.map(({ label }) => label), padding: 0.3, label: null },
    y: { domain: [0, most], label: null },
    marks: [
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
      axisY({ ticks: 4, tickSize: 0, label: axis, labelArrow: 'none', labelAnchor: 'top', labelOffset: 40 }),
      axisX({ tickSize: 0, tickRotate: each < LABEL ? -45 : 0 }),
      barY(columns, { x: 'label', y: 'value', fill: palette.main }),
      text(columns.filter(isTall), { ...number, lineAnchor: 'top', dy: 5, fill: 'white' }),
      text(
        columns.filter((column) => !isTall(column)),
        { ...number, lineAnchor: 'bottom', dy: -4, fill: palette.ink },
      ),
      ruleY([0], { stroke: palette.ink }),
      ...(last
        ? [
            tickY(wanted, { x: 'label', y: 'wanted', stroke: palette.fourth, strokeWidth: 4 }),
            text([last], {
              x: 'label',
              y: 'wanted',
              text: () => wantedLabel ?? '',
              textAnchor: 'start',
              dx: each / 2.6,
              lineWidth: 6,
            }),
          ]
        : []),
      ...(against
        ? [
            ruleY([against.value], { stroke: palette.third, strokeWidth: 2, strokeDasharray: '6 4' }),
            text([against], {
              y: 'value',
              text: 'label',
              frameAnchor: 'right',
              textAnchor: 'start',
              dx: 4,
              lineWidth: 6,
              fill: palette.third,
            }),
          ]
        : []),
    ],
  })
}
