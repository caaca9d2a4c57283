import type { ImportAnswer, ImportProblem } from '#events/imports.ts'
import type { Import } from '#shared/store/imports.ts'

/** An import as its sender is told of it. */
export const answerOf = (item: Import, first: ImportProblem[]): ImportAnswer => {
  const { import: id, name, status, holds, dryRun, sent, ended, detail, size, at, counts, problems } = item
  return {
    id,
    name,
    status,
    ...(holds && { holds }),
    dryRun,
    sent,
    ...(ended && { ended }),
    ...(detail && { detail }),
    progress: { bytes: at.bytes, of: size, rows: at.rows },
    counts,
    problems: { total: problems, first },
  }
}
