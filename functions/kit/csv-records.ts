import { CsvError, parse } from 'csv-parse/sync'
import { Refusal } from '#shared/refusal.ts'
import { separatorOf } from '#shared/tabular/separator.ts'
import { textOfCsv } from '#shared/tabular/text.ts'

/** The records of a CSV file however a spreadsheet wrote it, blank ones too, so that each has its row's number. */
export const recordsOf = (bytes: Uint8Array): string[][] => {
  const text = textOfCsv(bytes)
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error ? ` near line ${error.lines}` : ''
    throw new Refusal('malformed', `The file is no CSV${line}: is there a quotation mark that is never closed?`)
  }
}
