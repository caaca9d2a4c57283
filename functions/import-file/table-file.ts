import type { ImportProblem } from '#events/imports.ts'
import { findingColumns, refuseUnknown } from '#shared/event-rows.ts'
import { columnsOfTable, type IlrTable, readTableRow } from '#shared/ilr/tables.ts'
import { FileRefusal } from '#shared/imports.ts'
import { putItem, removeItems, rowsOfTable, type TableRow, tableKey } from '#shared/store/learners.ts'
import { type Importer, nothing, type Outcome, together } from './importer.ts'
import { isFilled, type Row, rowsOf } from './table.ts'

type CodeRow = Row & { readonly named: Readonly<Record<string, string>> }

/** A table by which an HEI's ILR is read: kept whole, in place of the one before. */
export const tableFile = (table: IlrTable): Importer<CodeRow> => {
  const names = columnsOfTable(table)
  const columns = [...names, ...findingColumns]
  let kept: Map<string, Pick<TableRow, 'version' | 'row'>> | undefined

  return {
    holds: 'table',
    atOnce: 100,

    check: async (bytes, { organisation }) => {
      if (!organisation.startsWith('ukprn:'))
        throw new FileRefusal('A table for ILRs is sent by the HEI that makes them.')
      const found = (cells: readonly string[]) => cells.map((cell) => nameOf(cell, columns))
      for await (const { row, cells } of rowsOf(bytes)) if (row === 1) refuseUnknown(cells, found(cells), names)
      return columns
    },

    items: async function* (bytes) {
      let header: readonly (string | undefined)[] | undefined
      for await (const row of rowsOf(bytes)) {
        if (!header) header = row.cells.map((cell) => nameOf(cell, names))
        else if (isFilled(row)) yield { ...row, named: byName(row.cells, header) }
      }
    },

    take: async (rows, { organisation, import: by, dryRun }) => {
      kept ??= new Map(await rowsOfTable(organisation, table))
      const outcomes: Outcome[] = []
      for (const { row, named } of rows) {
        const { code, value, faults } = readTableRow(table, named, organisation.slice('ukprn:'.length))
        const before = kept.get(code)
        const text = JSON.stringify(value)
        const version = before?.version ?? 0
        const found = faults.length > 0 ? 'rejected' : before?.row === text ? 'duplicate' : 'stored'
        if (found !== 'rejected' && !dryRun) {
          await putItem({ version, organisation, learner: tableKey(table, code), row: text, by })
          kept.set(code, { version: version + 1, row: text })
        }
        const problems = faults.map((fault): ImportProblem => ({ row, ...fault }))
        const wrong = faults.map(({ column, detail }) => `${column}: ${detail}`).join('; ')
        const shown = [...names.map((name) => named[name] ?? ''), found, wrong]
        outcomes.push({ counts: { [found]: 1 }, problems, rows: [shown] })
      }
      return together(outcomes)
    },

    finish: async ({ organisation, import: by, dryRun, counts }) => {
      // With rows that could not be read, nobody knows which were meant to go.
      if (dryRun || counts.rejected > 0) return nothing
      const rows = [...(await rowsOfTable(organisation, table)).values()]
      await removeItems(rows.filter((row) => row.by !== by))
      return nothing
    },
  }
}

const nameOf = (cell: string, names: readonly string[]): string | undefined =>
  names.find((name) => name.toLowerCase() === cell.toLowerCase())

const byName = (cells: readonly string[], header: readonly (string | undefined)[]): Record<string, string> =>
  Object.fromEntries(header.flatMap((name, at) => (name === undefined ? [] : [[name, cells[at] ?? '']])))
