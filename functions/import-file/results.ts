import { stringify } from 'csv-stringify/sync'
import type { ImportProblem } from '#events/imports.ts'
import { findingsOf, PROBLEMS, sumOfCounts } from '#shared/imports.ts'
import { putFile, textOfFile } from '#shared/store/files.ts'
import type { Import } from '#shared/store/imports.ts'
import type { Outcome } from './importer.ts'

const MOST_PROBLEMS = 200

/** The first problems of an import; those that an ended worker had found beyond what it wrote down are found again. */
const problemsKept = async ({ organisation, import: id, problems }: Import): Promise<ImportProblem[]> => {
  const text = problems > 0 ? await textOfFile(findingsOf(organisation, id, PROBLEMS)) : undefined
  return (JSON.parse(text ?? '[]') as ImportProblem[]).slice(0, problems)
}

type Reached = Pick<Import['at'], 'bytes' | 'rows'>

/** Keeps what was found up to a place beside an import; gives the import with it counted, to be written next. */
export const keepOutcome = async (
  item: Import,
  { counts, problems, rows }: Outcome,
  reached: Reached,
): Promise<Import> => {
  const { organisation, import: id, at } = item
  if (rows.length > 0) {
    const text = stringify(
      rows.map((row) => row.map(unlikeFormula)),
      { record_delimiter: 'windows' },
    )
    await putFile(findingsOf(organisation, id, at.parts), text, 'text/csv')
  }
  if (problems.length > 0 && item.problems < MOST_PROBLEMS) {
    const first = [...(await problemsKept(item)), ...problems].slice(0, MOST_PROBLEMS)
    await putFile(findingsOf(organisation, id, PROBLEMS), JSON.stringify(first), 'application/json')
  }
  return {
    ...item,
    counts: sumOfCounts(item.counts, counts),
    problems: item.problems + problems.length,
    at: { ...reached, parts: at.parts + (rows.length > 0 ? 1 : 0) },
  }
}

// A spreadsheet takes text that starts like this for a formula.
const unlikeFormula = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
