/** A target: the value is to be at most, or at least, so much. */
type Target = { readonly atMost: number } | { readonly atLeast: number }

/** One measured value. `met` is there when the figure has a target. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: string
  readonly met?: boolean
}

export const figure = (name: string, value: number, unit: string, target?: Target): Figure => {
  const known = { name, value: rounded(value), unit }
  if (!target) return known
  return 'atMost' in target
    ? { ...known, target: `≤ ${numeral(target.atMost)}`, met: value <= target.atMost }
    : { ...known, target: `≥ ${numeral(target.atLeast)}`, met: value >= target.atLeast }
}

/** To four significant digits, whole from a thousand on. */
const rounded = (value: number): number =>
  Math.abs(value) >= 1000 ? Math.round(value) : Number.parseFloat(value.toPrecision(4))

export const numeral = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 3 })

/** All figures as a table for a terminal. */
export const tableOf = (figures: readonly Figure[]): string => {
  const rows = figures.map(({ name, value, unit, target = '', met }) => [
    name,
    numeral(value),
    unit,
    target,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A median with the lowest and the highest of what it was taken from. */
export type Spread = { readonly median: number; readonly lowest: number; readonly highest: number }

export const spreadOf = (values: readonly number[]): Spread => ({
  median: quantile(values, 0.5),
  lowest: Math.min(...values),
  highest: Math.max(...values),
})

/** The value below which a share of all values lies: the nearest one measured. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
