import { stringify } from 'csv-stringify/sync'
import { shielded } from '#shared/tabular/cells.ts'

export type Cell = string | number | boolean | null | undefined

export const CSV_TYPE = 'text/csv'
export const CSV_CONTENT_TYPE = `${CSV_TYPE}; charset=utf-8; header=present`

/** Lines as CSV (RFC 4180), under a header of their columns. No cell can be taken for a formula. */
export const csvOf = (columns: readonly string[], lines: readonly Readonly<Record<string, Cell>>[]): string =>
  stringify(
    lines.map((line) => columns.map((column) => shieldedCell(line[column]))),
    {
      header: true,
      columns: [...columns],
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/,
      cast: { boolean: String },
    },
  )

const shieldedCell = (cell: Cell): Cell => (typeof cell === 'string' ? shielded(cell) : cell)
