import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { CellDelta } from '../grains.ts'

/** Part of a name: rows that were cut otherwise are others, and never stand beside these. */
const FORM = 'rows-1'

/** So many characters of rows a part: some 40 kB packed, far from the 400 kB that an item may have. */
const MOST_CHARACTERS = 250_000

/** Rows of one partition in order of cell, from the first one on. */
export type Part = { readonly slice: string; readonly firstCell: string; readonly text: string }

/** One row, as a part's text holds it. */
type Line = readonly [cell: string, counters: CellDelta['counters']]

/** Cuts rows, which come in order of partition and cell, into parts. */
export const partsOf = (cells: readonly CellDelta[]): Part[] => {
  const parts: { slice: string; firstCell: string; lines: string[]; length: number }[] = []
  for (const { slice, cell, counters } of cells) {
    const line = JSON.stringify([cell, counters] satisfies Line)
    const open = parts.at(-1)
    if (open?.slice === slice && open.length + line.length < MOST_CHARACTERS) {
      open.lines.push(line)
      open.length += line.length
    } else parts.push({ slice, firstCell: cell, lines: [line], length: line.length })
  }
  return parts.map(({ slice, firstCell, lines }) => ({ slice, firstCell, text: `[${lines.join(',')}]` }))
}

export const rowsIn = (packed: string): readonly Line[] => JSON.parse(unpacked(packed)) as Line[]

/** Text as an attribute of an item holds it: base64, since an insert takes texts and numbers. */
export const packed = (text: string): string => gzipSync(text).toString('base64')

export const unpacked = (text: string): string => gunzipSync(Buffer.from(text, 'base64')).toString()

/** The name of content: the same content has the same one, and no other has. */
export const digestOf = (parts: readonly Part[], ...more: readonly string[]): string => {
  const hash = createHash('sha256').update(JSON.stringify([FORM, ...more]))
  for (const { slice, firstCell, text } of parts) hash.update(JSON.stringify([slice, firstCell, text]))
  return hash.digest('base64url')
}
