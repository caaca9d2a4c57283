/** A column: what stands at its head, and what it says of a row. */
type Column<Row> = {
  readonly head: string
  readonly cell: (row: Row) => string
  /** Figures stand to the right, words to the left. */
  readonly align?: 'left'
}

type TableOptions<Row> = {
  /** What the table has to say, in a sentence. */
  readonly heading: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly total?: Row
}

/** A table that a person can read on a terminal: aligned columns, the total below a line. */
export const tableOf = <Row>({ heading, columns, rows, total }: TableOptions<Row>): string => {
  const heads = columns.map(({ head }) => head)
  const cellsOf = (row: Row) => columns.map(({ cell }) => cell(row))
  const body = rows.map(cellsOf)
  const foot = total === undefined ? [] : [cellsOf(total)]
  const widths = heads.map((_, at) => Math.max(...[heads, ...body, ...foot].map((cells) => widthOf(cells[at] ?? ''))))

  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const padding = ' '.repeat((widths[at] ?? 0) - widthOf(cell))
        return columns[at]?.align === 'left' ? cell + padding : padding + cell
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('──')
  const parts = [heading, '', lineOf(heads), rule, ...body.map(lineOf), ...(total ? [rule, ...foot.map(lineOf)] : [])]
  return `${parts.map((line) => (line ? `  ${line}` : line)).join('\n')}\n`
}

const widthOf = (text: string): number => [...text].length

export const NOTHING = '–'

export const number = (value: number | null | undefined): string => value?.toLocaleString('en-GB') ?? NOTHING

export const percent = (rate: number | null | undefined): string =>
  typeof rate === 'number' ? `${(rate * 100).toFixed(0)} %` : NOTHING

/** With its sign, as a change is written. */
export const change = (value: number | null | undefined): string => {
  if (typeof value !== 'number') return NOTHING
  if (value === 0) return '0.0'
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`
}
