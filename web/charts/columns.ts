import { axisX, axisY, barY, gridY, plot, ruleY, text, tickY } from '@observablehq/plot'
import { palette } from './palette.ts'
import type { Columns } from './spec.ts'

/** Columns over intakes; a mark above each where more was wanted, and a line to compare with. */
export const columns = ({ columns, axis, wantedLabel, against }: Columns, width: number): Element => {
  const most = Math.max(...columns.flatMap(({ value, wanted }) => [value, wanted ?? 0]), against?.value ?? 0, 1)
  const wanted = columns.filter((column) => typeof column.wanted === 'number')
  const last = wanted.at(-1)
  return plot({
    width,
    height: 280,
    marginLeft: 44,
    marginRight: last || against ? 96 : 16,
    marginTop: 36,
    marginBottom: 48,
    style: { fontSize: '16px', fontFamily: 'inherit', color: palette.ink, overflow: 'visible' },
    x: { type: 'band', domain: columns.map(({ label }) => label), padding: 0.3, label: null },
    y: { domain: [0, most], label: null },
    marks: [
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
      axisY({ ticks: 4, tickSize: 0, label: axis, labelArrow: 'none', labelAnchor: 'top', labelOffset: 40 }),
      axisX({ tickSize: 0, tickRotate: width / columns.length < 70 ? -45 : 0 }),
      barY(columns, { x: 'label', y: 'value', fill: palette.main }),
      text(columns, {
        x: 'label',
        y: 'value',
        text: ({ value }) => String(value),
        lineAnchor: 'top',
        dy: 5,
        fill: 'white',
        fontWeight: 600,
      }),
      ruleY([0], { stroke: palette.ink }),
      ...(last
        ? [
            tickY(wanted, { x: 'label', y: 'wanted', stroke: palette.fourth, strokeWidth: 4 }),
            text([last], {
              x: 'label',
              y: 'wanted',
              text: () => wantedLabel ?? '',
              textAnchor: 'start',
              dx: width / columns.length / 3,
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
