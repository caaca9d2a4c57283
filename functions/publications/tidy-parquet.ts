import { definitions } from './definitions.ts'
import type { Laid } from './edition-of.ts'
import { notesOf } from './notes.ts'
import { parquetOf } from './parquet.ts'
import { columns, tidy } from './tidy.ts'

/** The tidy table as Parquet, with the notes and definitions in its metadata. */
export const tidyParquetOf = (laid: Laid): Uint8Array => {
  const lines = tidy(laid.lines)
  return parquetOf(
    columns.map(({ name, datatype }) => ({ name, type: datatype, values: lines.map((line) => line[name]) })),
    {
      month: laid.publication.month,
      moment: laid.publication.moment,
      disclosure: laid.disclosure,
      notes: notesOf(laid).join('\n'),
      definitions: JSON.stringify(definitions()),
    },
  )
}
