import { parquetWriteBuffer } from 'hyparquet-writer'
import { definitions } from './definitions.ts'
import type { Laid } from './edition-of.ts'
import { notesOf } from './notes.ts'
import { columns, tidy } from './tidy.ts'

const types = { string: 'STRING', number: 'DOUBLE', boolean: 'BOOLEAN' } as const

/** The tidy table as Parquet, with the notes and definitions in its metadata. */
export const parquetOf = (laid: Laid): Uint8Array => {
  const lines = tidy(laid.lines)
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, datatype }) => ({
      name,
      type: types[datatype],
      data: lines.map((line) => line[name]),
    })),
    kvMetadata: [
      { key: 'month', value: laid.publication.month },
      { key: 'moment', value: laid.publication.moment },
      { key: 'disclosure', value: laid.disclosure },
      { key: 'notes', value: notesOf(laid).join('\n') },
      { key: 'definitions', value: JSON.stringify(definitions()) },
    ],
  })
  return new Uint8Array(buffer)
}
