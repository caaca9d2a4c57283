import { stringify } from 'csv-stringify/sync'
import { definitions } from './definitions.ts'
import type { Laid } from './edition-of.ts'
import { notesOf } from './notes.ts'
import { columns, tidy } from './tidy.ts'

/** The tidy table as CSV (RFC 4180). A text that a spreadsheet would take for a formula is told from one by a quote. */
export const csvOf = ({ lines }: Laid): string =>
  stringify(tidy(lines), {
    header: true,
    columns: columns.map(({ name }) => name),
    record_delimiter: 'windows',
    cast: { boolean: String },
    escape_formulas: true,
  })

/** What the columns of the CSV are (CSV on the Web, W3C), with the notes and the definition of every measure. */
export const csvMetadataOf = (laid: Laid, file: string): string => {
  const { publication, disclosure } = laid
  return JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: file,
      'dc:title': `Ladder ${publication.month}`,
      'dc:description': notesOf(laid).join(' '),
      'dc:issued': { '@value': publication.moment, '@type': 'xsd:dateTime' },
      'dc:accessRights': disclosure,
      dialect: {
        encoding: 'utf-8',
        header: true,
        delimiter: ',',
        lineTerminators: ['\r\n'],
        quoteChar: '"',
        doubleQuote: true,
      },
      tableSchema: {
        columns: columns.map(({ name, title, datatype, says }) => ({
          name,
          titles: [name, title],
          datatype: datatype === 'boolean' ? { base: 'boolean', format: 'true|false' } : datatype,
          'dc:description': says,
          required: ['aggregate', 'measure', 'isRestated'].includes(name),
        })),
      },
      notes: definitions().map(({ aggregate, measure, means }) => ({ aggregate, measure, means })),
    },
    undefined,
    2,
  )
}
