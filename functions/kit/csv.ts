import { stringify } from 'csv-stringify/sync'
import { shielded } from '#shared/tabular/cells.ts'

export type Cell = string | number | boolean | null | undefined

export const CSV_TYPE = 'text/csv'
export const CSV_CONTENT_TYPE = `${CSV_TYPE}; charset=utf-8; header=present`

/** Lines as CSV (RFC 4180), under a header of their columns. No cell can be taken for a formula. */
export const csvOf = (columns: readonly string[], lines: readonly Readonly<Record<string, Cell>>[]): string =>
  written([[...columns], ...lines.map((line) => columns.map((column) => line[column]))])

/** Records as CSV that Excel opens as it is: with a byte order mark. */
export const sheetOf = (records: readonly (readonly Cell[])[]): string => written(records, true)

const written = (records: readonly (readonly Cell[])[], bom = false): string =>
  stringify(
    records.map((record) => record.map((cell) => (typeof cell === 'string' ? shielded(cell) : cell))),
    { bom, record_delimiter: 'windows', quoted_match: /[\r\n]/, cast: { boolean: String } },
  )
