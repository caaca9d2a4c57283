import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { FileRefusal } from '#shared/imports.ts'
import { textOf } from './text.ts'

/** A row as a spreadsheet counts it, the header being row 1; up to which byte of the text it goes. */
export type Row = {
  readonly row: number
  readonly cells: readonly string[]
  /** Which of the rows below the header it is. */
  readonly index: number
  readonly bytes: number
}

/** Whether there is anything in a row: spreadsheets end in many that have nothing. */
export const isFilled = ({ cells }: Row): boolean => cells.some((cell) => cell !== '')

const MOST_COLUMNS = 200
const LONGEST_ROW = 64 * 1024
const FIRST_LINE = /\S[^\r\n]*/

/** Reads a table row by row, its header first, whichever of comma, semicolon and tab stands between the cells. */
export const rowsOf = async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const text = textOf(bytes)[Symbol.asyncIterator]()
  const first = await firstLineIn(text)
  if (first.trim() === '') throw new FileRefusal('The file is empty.')
  const source = Readable.from(joined(first, text))
  const parser = parse({
    delimiter: delimiterOf(first),
    info: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  })
  source.on('error', (error) => parser.destroy(error))
  parser.on('close', () => source.destroy())
  let row = 0
  try {
    for await (const read of source.pipe(parser)) {
      const { record, info } = read as { record: string[]; info: { bytes: number } }
      row++
      if (record.length > MOST_COLUMNS) throw new FileRefusal(`Row ${row} has more than ${MOST_COLUMNS} columns.`)
      yield { row, cells: record.map(plain), index: row - 1, bytes: info.bytes }
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefusal(wordsOf(error)) : error
  }
}

/** Text up to the end of its first line, and what came with it. */
const firstLineIn = async (text: AsyncIterator<string>): Promise<string> => {
  let first = ''
  while (!/\S[^\r\n]*[\r\n]/.test(first) && first.length <= LONGEST_ROW) {
    const { value, done } = await text.next()
    if (done) break
    first += value
  }
  return first
}

const joined = async function* (first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

const delimiterOf = (text: string): string => {
  const line = FIRST_LINE.exec(text)?.[0] ?? ''
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).delimiter
}

/** A cell without the blanks around it, and without the quote that keeps a spreadsheet from taking it for a formula. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '')

const wordsOf = ({ code, ...error }: CsvError): string => {
  // Rows that were read well are not all given out by the time that one is not.
  const row = Number(error.records) + 1
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `The table cannot be read from row ${row} on: a quotation mark is not closed.`
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `Row ${row} is over ${LONGEST_ROW} characters: is a quotation mark not closed there?`
  return `The table cannot be read at row ${row}: a quotation mark stands where none may.`
}
