/** What a chart shows, as data: a page says it, `draw.ts` draws it. Shares are from 0 to 1. */
type Unit = 'count' | 'share' | 'number'

type Bar = {
  readonly label: string
  /** Null where there is no figure: `text` says why. */
  readonly value: number | null
  /** Written at the bar's end, as 84 % or [c]. */
  readonly text: string
  /** The one that the message is about. */
  readonly emphasis?: boolean
}

/** Bars beside names, longest texts first-class: for categories. */
export type Bars = {
  readonly kind: 'bars'
  readonly unit: Unit
  /** What the bars measure, in words. */
  readonly axis: string
  readonly bars: readonly Bar[]
  /** A line to compare with. */
  readonly against?: { readonly value: number; readonly label: string }
}

/** Columns over intakes, with what was wanted of each as a mark, and a line to compare with. */
export type Columns = {
  readonly kind: 'columns'
  readonly axis: string
  readonly columns: readonly { readonly label: string; readonly value: number; readonly wanted?: number | null }[]
  readonly wantedLabel?: string
  readonly against?: { readonly value: number; readonly label: string }
}

/** Lines, each named at its end. */
export type Lines = {
  readonly kind: 'lines'
  readonly unit: Unit
  readonly x: string
  readonly y: string
  /** Where the upright axis begins, if not at 0: `y` says so. */
  readonly from?: number
  /** Survival is a staircase. */
  readonly steps?: true
  readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }[]
}

/** People parting: one bar on the left, what became of them on the right, ribbons between. */
export type Flow = {
  readonly kind: 'flow'
  readonly from: { readonly label: string; readonly value: number }
  readonly to: readonly { readonly label: string; readonly value: number; readonly tone: 'good' | 'bad' | 'open' }[]
}

export type Chart = Bars | Columns | Lines | Flow

/** Whether a chart has nothing to draw: an axis without marks says nothing. */
export const isEmpty = (chart: Chart): boolean => {
  switch (chart.kind) {
    case 'bars':
      return chart.bars.length === 0
    case 'columns':
      return chart.columns.length === 0
    case 'lines':
      return chart.lines.every(({ points }) => points.length === 0)
    case 'flow':
      return chart.from.value === 0
    default:
      return chart satisfies never
  }
}
