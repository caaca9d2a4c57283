import { count, percent } from '../format.ts'
import { palette } from './palette.ts'
import type { Flow } from './spec.ts'

const SVG = 'http://www.w3.org/2000/svg'
const HEIGHT = 280
const BLOCK = 28
const GAP = 16
const tones = { good: palette.second, bad: palette.fourth, open: palette.quiet } as const

const element = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement => {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== undefined) made.textContent = text
  return made
}

/** People parting, from left to right; the ribbons are as thick as the people are many. */
export const flow = ({ from, to }: Flow, width: number): Element => {
  const svg = element('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, class: 'app-flow' })
  const shown = to.filter(({ value }) => value > 0)
  const room = HEIGHT - 40 - GAP * (shown.length - 1)
  const scale = room / Math.max(from.value, 1)
  const right = width * (width < 520 ? 0.4 : 0.5)
  svg.append(
    element('text', { x: 0, y: 16, class: 'app-flow__name' }, `${count(from.value)} ${from.label}`),
    element('rect', { x: 0, y: 30, width: BLOCK, height: from.value * scale, fill: palette.main }),
  )
  let left = 30
  let top = 30
  for (const { label, value, tone } of shown) {
    const height = value * scale
    const middle = (BLOCK + right) / 2
    svg.append(
      element('path', {
        d: `M${BLOCK},${left} C${middle},${left} ${middle},${top} ${right},${top} V${top + height} C${middle},${top + height} ${middle},${left + height} ${BLOCK},${left + height} Z`,
        fill: tones[tone],
        'fill-opacity': 0.35,
      }),
      element('rect', { x: right, y: top, width: BLOCK, height, fill: tones[tone] }),
      element(
        'text',
        { x: right + BLOCK + 8, y: top + Math.max(height / 2, 8), class: 'app-flow__name' },
        `${count(value)} ${label}`,
      ),
      element(
        'text',
        { x: right + BLOCK + 8, y: top + Math.max(height / 2, 8) + 20, class: 'app-flow__share' },
        percent(value / from.value),
      ),
    )
    left += height
    top += height + GAP
  }
  return svg
}
