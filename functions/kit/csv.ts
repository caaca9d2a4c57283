import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | boolean | null

export const CSV_TYPE = 'text/csv'
export const CSV_CONTENT_TYPE = `${CSV_TYPE}; charset=utf-8; header=present`

/** Lines as CSV (RFC 4180), under a header of their columns. */
export const csvOf = (columns: readonly string[], lines: readonly Readonly<Record<string, Cell>>[]): string =>
  stringify(
    lines.map((line) => columns.map((column) => textOf(line[column] ?? null))),
    { header: true, columns: [...columns], record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

// A spreadsheet takes text that starts like this for a formula.
const textOf = (cell: Cell): Cell => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
