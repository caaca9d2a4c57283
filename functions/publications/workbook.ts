import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node'
import { aggregateNames } from '#events/measures.ts'
import { definitions } from './definitions.ts'
import type { Laid } from './edition-of.ts'
import { notesOf } from './notes.ts'
import type { Figure, SliceLine } from './standard.ts'
import { tidy } from './tidy.ts'

type Row = readonly Figure[]

/** The publication as a workbook: a cover, the notes, the definitions, and one table a sheet with its head in the first row. */
export const workbookOf = async (laid: Laid): Promise<Uint8Array> => {
  const { publication, disclosure, lines } = laid
  const restated = tidy(lines).filter(({ isRestated }) => isRestated)
  const sheets = [
    sheet('Cover', [
      ['Ladder', publication.month],
      ['Published as known at', publication.moment],
      ['Figures', disclosure],
      ['Sheets', ['Notes', 'Definitions', ...aggregateNames, 'restated'].join(', ')],
    ]),
    sheet('Notes', [['Note'], ...notesOf(laid).map((note) => [note])]),
    sheet('Definitions', [
      ['Aggregate', 'Measure', 'Means'],
      ...definitions().map(({ aggregate, measure, means }) => [aggregate, measure, means]),
    ]),
    ...aggregateNames.map((name) => sheet(name, wide(lines.filter(({ aggregate }) => aggregate === name)))),
    sheet('restated', [
      ['aggregate', 'dimension1', 'member1', 'dimension2', 'member2', 'measure', 'published', 'restated'],
      ...restated.map((line) => [
        line.aggregate,
        line.dimension1,
        line.member1,
        line.dimension2,
        line.member2,
        line.measure,
        line.value ?? line.label,
        line.restated ?? line.restatedLabel,
      ]),
    ]),
  ]
  return new Uint8Array(await writeExcelFile(sheets).toBuffer())
}

/** A row for each slice, a column for each measure. */
const wide = (lines: readonly SliceLine[]): Row[] => {
  const measures = [...new Set(lines.flatMap(({ figures }) => [...figures.keys()]))]
  return [
    ['dimension1', 'member1', 'dimension2', 'member2', ...measures],
    ...lines.map(({ slice, figures }) => {
      const [[dimension1, member1] = [null, null], [dimension2, member2] = [null, null]] = slice
      return [dimension1, member1, dimension2, member2, ...measures.map((name) => figures.get(name) ?? null)]
    }),
  ]
}

const sheet = (name: string, rows: readonly Row[]): Sheet<never> => ({
  sheet: name,
  stickyRowsCount: name === 'Cover' ? 0 : 1,
  data: rows.map((row, at) => row.map((value) => cell(value, at === 0))),
})

/** Text stays text: a cell with a type of its own is never taken for a formula. */
const cell = (value: Figure, isHead: boolean): Cell => {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  return { value: String(value), type: String, ...(isHead && { fontWeight: 'bold' }) }
}
