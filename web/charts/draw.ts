import { bars } from './bars.ts'
import { columns } from './columns.ts'
import { flow } from './flow.ts'
import { lines } from './lines.ts'
import type { Chart } from './spec.ts'

const drawing = (chart: Chart, width: number): Element => {
  switch (chart.kind) {
    case 'bars':
      return bars(chart, width)
    case 'columns':
      return columns(chart, width)
    case 'lines':
      return lines(chart, width)
    case 'flow':
      return flow(chart, width)
    default:
      return chart satisfies never
  }
}

/** A sheet of A4 is 700 CSS pixels between its margins. Charts are drawn for more and shrink to it: to the size of the text there. */
const PAPER = 840

const paperWidth = (place: HTMLElement): number => (place.closest('.app-sheet__halves') ? (PAPER - 24) / 2 : PAPER)

/** Draws each place's chart as wide as there is room, again when that changes, and as wide as paper for the printer. */
export const drawCharts = (places: readonly HTMLElement[]): void => {
  const drawn = new WeakMap<Element, number>()
  const draw = (place: HTMLElement, width = Math.round(place.clientWidth)) => {
    if (width === 0 || drawn.get(place) === width) return
    drawn.set(place, width)
    const picture = drawing(JSON.parse(place.dataset.chart ?? '') as Chart, width)
    // Plot names its marks "bar" and "rule", where no role takes a name: the picture is one image with one name.
    for (const mark of picture.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label')
    picture.setAttribute('role', 'img')
    picture.setAttribute('aria-label', place.dataset.says ?? '')
    // Plot brings a sheet of its own, which the security policy refuses; the pages' style has what it says.
    for (const sheet of picture.querySelectorAll('style')) sheet.remove()
    place.replaceChildren(picture)
  }
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) draw(target as HTMLElement)
  })
  // The printer lays the page out without telling the observer.
  addEventListener('beforeprint', () => {
    observer.disconnect()
    for (const place of places) draw(place, paperWidth(place))
  })
  addEventListener('afterprint', () => {
    for (const place of places) observer.observe(place)
  })
  for (const place of places) {
    draw(place)
    observer.observe(place)
  }
}
