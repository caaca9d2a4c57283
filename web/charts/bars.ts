import { axisX, barX, gridX, plot, ruleX, text } from '@observablehq/plot'
import { percent } from '../format.ts'
import { palette } from './palette.ts'
import type { Bars } from './spec.ts'

const LINE = 36
const MOST_LABEL = 260

/** Bars beside names; a name stands above its bar where there is no room beside it. */
export const bars = ({ bars, unit, axis, against }: Bars, width: number): Element => {
  const isNarrow = width < 520
  const longest = Math.max(...bars.map(({ label }) => label.length)) * 8 + 16
  const marginLeft = isNarrow ? 0 : Math.min(MOST_LABEL, longest)
  const values = bars.map(({ value }) => value ?? 0)
  const most = unit === 'share' ? 1 : Math.max(...values, against?.value ?? 0, 1)
  const drawn = bars.map((bar) => ({
    ...bar,
    value: bar.value ?? 0,
    colour: bar.emphasis === false ? palette.quiet : palette.main,
  }))
  // People are whole: no ticks between them.
  const ticks = unit === 'count' ? Math.min(5, most) : 5
  const rows = bars.map(({ label }) => label)
  return plot({
    width,
    height: bars.length * (isNarrow ? LINE + 18 : LINE) + 72,
    marginLeft,
    marginRight: 64,
    marginTop: against ? 34 : 12,
    marginBottom: 44,
    style: { fontSize: '16px', fontFamily: 'inherit', color: palette.ink, overflow: 'visible' },
    x: { domain: [0, most], label: null },
    y: { domain: rows, axis: null, padding: isNarrow ? 0.55 : 0.3 },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks }),
      axisX({
        ticks,
        tickSize: 0,
        label: axis,
        labelAnchor: 'left',
        labelArrow: 'none',
        labelOffset: 40,
        ...(unit === 'share' && { tickFormat: percent }),
      }),
      barX(drawn, { x: 'value', y: 'label', fill: 'colour' }),
      text(drawn, {
        y: 'label',
        text: 'label',
        ...(isNarrow ? { x: 0, dy: -22, textAnchor: 'start' } : { frameAnchor: 'left', dx: -8, textAnchor: 'end' }),
        lineWidth: isNarrow ? 40 : MOST_LABEL / 16,
      }),
      text(drawn, { x: 'value', y: 'label', text: 'text', textAnchor: 'start', dx: 6, fontWeight: 600 }),
      ruleX([0], { stroke: palette.ink }),
      ...(against
        ? [
            ruleX([against.value], { stroke: palette.third, strokeWidth: 2, strokeDasharray: '6 4' }),
            text([against], {
              x: 'value',
              text: 'label',
              frameAnchor: 'top',
              dy: -18,
              fill: palette.third,
              textAnchor: against.value > most / 2 ? 'end' : 'start',
            }),
          ]
        : []),
    ],
  })
}
