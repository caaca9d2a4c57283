import { Refusal } from '../refusal.ts'
import { shielded } from './cells.ts'
import { separatorOf } from './separator.ts'
import { textOfCsv } from './text.ts'

/**
 * The records of a CSV file (RFC 4180) however a spreadsheet wrote it. Blank lines are records of one empty cell, so that each record has
 * its row's number; a quotation mark inside a cell that does not begin with one is a character like any other.
 */
export const recordsOf = (bytes: Uint8Array): string[][] => {
  const text = textOfCsv(bytes)
  const separator = separatorOf(text)
  const records: string[][] = []
  for (let at = 0; at < text.length; ) {
    const record: string[] = []
    for (let isMore = true; isMore; ) {
      const { cell, end } = cellAt(text, at, separator)
      record.push(cell)
      isMore = text[end] === separator
      at = end + 1
    }
    records.push(record)
  }
  return records
}

/** The cell that begins at a place, and where it ends: at a separator, a line's end or that of the text. */
const cellAt = (text: string, start: number, separator: string): { readonly cell: string; readonly end: number } => {
  let cell = ''
  let at = start
  while (text[at] === '"') {
    const close = text.indexOf('"', at + 1)
    if (close === -1) throw unclosed(text, start)
    cell += text.slice(at + 1, close)
    at = close + 1
    if (text[at] === '"') cell += '"'
    else break
  }
  const rest = endOf(text, at, separator)
  return { cell: cell + text.slice(at, rest), end: rest }
}

const endOf = (text: string, from: number, separator: string): number => {
  for (let at = from; at < text.length; at++) if (text[at] === separator || text[at] === '\n') return at
  return text.length
}

const unclosed = (text: string, at: number): Refusal => {
  const line = text.slice(0, at).split('\n').length
  return new Refusal(
    'malformed',
    `The file is no CSV: a quotation mark that opens a cell on line ${line} is never closed`,
  )
}

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present'

/** A table as CSV that Excel opens as it is: UTF-8 with a byte order mark, and no cell taken for a formula. */
export const csvOf = (records: readonly (readonly string[])[]): string =>
  `\ufeff${records.map((record) => `${record.map(written).join(',')}\r\n`).join('')}`

const written = (cell: string): string => {
  const text = shielded(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
