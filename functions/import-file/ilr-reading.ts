import type { IlrMapping } from '#events/ilr-mapping.ts'
import type { Reading } from '#shared/ilr/reading.ts'
import { type IlrTable, ilrTables } from '#shared/ilr/tables.ts'
import { rowsOfTable } from '#shared/store/learners.ts'
import { allProgrammes } from '#shared/store/programmes.ts'

/** What an HEI's ILR is read with: its tables, and its programmes that are open, or all where none is. */
export const readingOf = async (organisation: string): Promise<Omit<Reading, 'preparationDate'>> => {
  const ukprn = organisation.slice('ukprn:'.length)
  const tables = await Promise.all(ilrTables.map(async (name) => [name, await valuesOf(organisation, name)] as const))
  const own = [...(await allProgrammes()).values()].filter(({ id }) => id.startsWith(`${ukprn}/`))
  const open = own.filter(({ closed }) => closed === undefined)
  return {
    ukprn,
    // The rows were validated as they were taken.
    mapping: Object.fromEntries(tables) as IlrMapping,
    programmes: open.length > 0 ? open : own,
  }
}

const valuesOf = async (organisation: string, name: IlrTable): Promise<object> => {
  const rows = [...(await rowsOfTable(organisation, name))].map(([code, { row }]): [string, unknown] => [
    code,
    JSON.parse(row),
  ])
  return name === 'programmes' ? rows.map(([, value]) => value) : Object.fromEntries(rows)
}
