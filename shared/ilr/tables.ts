import type { Column } from '#events/columns.ts'
import { type Fault, parseWith } from '#events/faults.ts'
import { emptyIlrMapping, IlrMapping } from '#events/ilr-mapping.ts'
import { valueIn } from '../event-rows.ts'

type Table = { readonly codes: readonly string[]; readonly columns: Readonly<Record<string, Column['holds']>> }

/** The tables by which an ILR is read: the columns of each, and those that make up the code that a row explains. */
const tables: Readonly<Record<keyof IlrMapping, Table>> = {
  employers: {
    codes: ['empId'],
    columns: {
      empId: 'text',
      employer: 'text',
      setting: 'text',
      entryBand: 'number',
      guaranteedPost: 'boolean',
      funding: 'text',
    },
  },
  programmes: {
    codes: ['standard', 'framework', 'progType', 'pathway'],
    columns: {
      standard: 'text',
      framework: 'text',
      progType: 'text',
      pathway: 'text',
      programme: 'text',
      award: 'text',
    },
  },
  modules: { codes: ['aim'], columns: { aim: 'text', credits: 'number', level: 'number' } },
}

export type IlrTable = keyof typeof tables
export const ilrTables = Object.keys(tables) as readonly IlrTable[]
export const columnsOfTable = (table: IlrTable): readonly string[] => Object.keys(tables[table].columns)

/** The table that a header begins, if it is one of these. */
export const tableWithHeader = (cells: readonly string[]): IlrTable | undefined => {
  const has = (name: string) => cells.some((cell) => cell.toLowerCase() === name)
  if (has('empid')) return 'employers'
  if (has('programme') && (has('standard') || has('framework'))) return 'programmes'
  return has('aim') && (has('credits') || has('level')) ? 'modules' : undefined
}

type RowFault = { readonly column: string; readonly detail: string }

/** What a row says, by the code that it explains, and what is wrong with it. `cells` are by the names of their columns. */
export const readTableRow = (
  table: IlrTable,
  cells: Readonly<Record<string, string>>,
  ukprn: string,
): { readonly code: string; readonly value: object; readonly faults: readonly RowFault[] } => {
  const { codes, columns } = tables[table]
  const isCode = (name: string) => table !== 'programmes' && codes.includes(name)
  const value = Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) =>
      cell === '' || isCode(name) ? [] : [[name, valueIn(cell, columns[name])]],
    ),
  )
  const code = codes.flatMap((name) => cells[name] || []).join('/')
  const mapping = { ...emptyIlrMapping, [table]: table === 'programmes' ? [value] : { [code]: value } }
  const parsed = parseWith(IlrMapping, mapping)
  const columnIn = ({ pointer }: Fault) => Object.keys(columns).find((name) => pointer.endsWith(`/${name}`)) ?? codes[0]
  const faults = parsed.ok
    ? []
    : parsed.faults.map((fault) => ({ column: columnIn(fault) ?? '', detail: fault.detail }))
  if (table === 'programmes' && !cells.programme?.startsWith(`${ukprn}/`))
    faults.push({ column: 'programme', detail: `must be a programme of your own, as in ${ukprn}/ap` })
  return { code, value, faults }
}
