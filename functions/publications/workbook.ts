import { aggregateNames } from '#events/measures.ts'
import { definitions } from './definitions.ts'
import type { Laid } from './edition-of.ts'
import { notesOf } from './notes.ts'
import type { SliceLine } from './standard.ts'
import { tidy } from './tidy.ts'
import { type Sheet, xlsxOf } from './xlsx.ts'

type Row = Sheet['rows'][number]

/** The publication as a workbook: a cover, the notes, the definitions, and one table a sheet with its head in the first row. */
export const workbookOf = (laid: Laid): Uint8Array => {
  const { publication, disclosure, lines } = laid
  const restated = tidy(lines).filter(({ isRestated }) => isRestated)
  return xlsxOf([
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
  ])
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

const sheet = (name: string, rows: readonly Row[]): Sheet => ({ name, rows })
