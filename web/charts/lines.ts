import { axisX, axisY, gridY, line, plot, ruleY, text } from '@observablehq/plot'
import { count, percent } from '../format.ts'
import { palette, seriesColours } from './palette.ts'
import type { Lines } from './spec.ts'

const dashes = ['', '8 4', '2 3', '10 3 2 3'] as const

/** Lines, each with its name at its end and a dash of its own, so that nothing hangs on colour. */
export const lines = ({ lines: series, unit, x, y, from = 0, steps }: Lines, width: number): Element => {
  const last = Math.max(...series.flatMap(({ points }) => points.at(-1)?.[0] ?? []))
  const ends = apart(
    series.flatMap(({ name, points }) => {
      const end = points.at(-1)
      // Names stand below each other where lines end at nearly the same place.
      return end ? [{ name, x: end[0] > last * 0.8 ? last : end[0], y: end[1] }] : []
    }),
  )
  return plot({
    width,
    height: 340,
    marginLeft: 56,
    marginRight: 110,
    marginTop: 36,
    marginBottom: 48,
    style: { fontSize: '16px', fontFamily: 'inherit', color: palette.ink, overflow: 'visible' },
    x: { label: null },
    y: { ...(unit === 'share' && { domain: [from, 1] }), label: null, zero: from === 0 },
    marks: [
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      axisY({
        ticks: 5,
        tickSize: 0,
        label: y,
        labelAnchor: 'top',
        labelArrow: 'none',
        labelOffset: 52,
        tickFormat: unit === 'share' ? percent : count,
      }),
      axisX({
        ticks: width < 520 ? 3 : 6,
        tickSize: 0,
        label: x,
        labelAnchor: 'left',
        labelArrow: 'none',
        labelOffset: 42,
      }),
      ruleY([from], { stroke: palette.ink }),
      ...series.map(({ points }, index) =>
        line(points, {
          stroke: seriesColours[index % seriesColours.length] ?? palette.main,
          strokeWidth: 3,
          strokeDasharray: dashes[index % dashes.length] ?? '',
          curve: steps ? 'step-after' : 'linear',
        }),
      ),
      text(ends, { x: 'x', y: 'shown', text: 'name', textAnchor: 'start', dx: 8, fontWeight: 600, lineWidth: 7 }),
    ],
  })

  function apart(marks: readonly { name: string; x: number; y: number }[]) {
    const most = unit === 'share' ? 1 : Math.max(...marks.map((mark) => mark.y), 1)
    let above = Number.POSITIVE_INFINITY
    return marks
      .toSorted((a, b) => b.y - a.y)
      .map((mark) => {
        // A line of text is about a thirteenth of the frame's height.
        above = Math.min(mark.y, above - (most - from) / 13)
        return { ...mark, shown: above }
      })
  }
}
