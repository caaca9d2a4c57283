import { axisX, barX, gridX, plot, ruleX, text } from '@observablehq/plot'
import { percent } from '../format.ts'
import { palette } from './palette.ts'
import type { Bars } from './spec.ts'

const MOST_LABEL = 280
const LINE_OF_TEXT = 20
const BAR = 24
/** Of a name beside its bar; text is about half as wide as it is high. */
const LETTERS_A_LINE = 32

/** Bars beside names; a name stands above its bar where there is no room beside it. */
export const bars = ({ bars, unit, axis, against }: Bars, width: number): Element => {
  const isNarrow = width < 520
  const letters = Math.max(...bars.map(({ label }) => label.length))
  const marginLeft = isNarrow ? 16 : Math.min(MOST_LABEL, letters * 8 + 16)
  const lines = Math.ceil(isNarrow ? (letters * 8) / width : letters / (LETTERS_A_LINE - 6))
  const row = isNarrow ? BAR + 12 + lines * LINE_OF_TEXT : Math.max(36, lines * LINE_OF_TEXT + 10)
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
  const halo = { fill: palette.ink, ...(against && { stroke: palette.ground, strokeWidth: 4 }) }
  return plot({
    width,
    height: bars.length * row + 72,
    marginLeft,
    marginRight: 64,
    marginTop: against ? 34 : 12,
    marginBottom: 44,
    style: { fontSize: '16px', fontFamily: 'inherit', color: palette.ink, overflow: 'visible' },
    x: { domain: [0, most], label: null },
    y: { domain: rows, axis: null, padding: 1 - BAR / row },
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
      // Texts go over the line to compare with, which would strike them through.
      text(drawn, {
        y: 'label',
        text: 'label',
        ...halo,
        ...(isNarrow
          ? { x: 0, dy: -BAR / 2 - 4, textAnchor: 'start', lineAnchor: 'bottom' }
          : { frameAnchor: 'left', dx: -8, textAnchor: 'end' }),
        lineWidth: isNarrow ? width / 16 : LETTERS_A_LINE / 2,
      }),
      text(drawn, {
        x: 'value',
        y: 'label',
        text: 'text',
        textAnchor: 'start',
        dx: 6,
        fontWeight: 600,
        ...halo,
      }),
    ],
  })
}
