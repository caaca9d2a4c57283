import type { Fault } from '#events/faults.ts'
import { Refusal } from '../refusal.ts'
import { cleaned, plainWord, valueIn } from './cells.ts'
import type { Column } from './columns.ts'

/** The form of a table: its columns, other names that people give them, and columns that are there and not read. */
export type TableForm = {
  readonly columns: readonly Column[]
  readonly aliases: Readonly<Record<string, string>>
  readonly ignored: readonly string[]
  readonly needed: readonly string[]
  readonly mostRows: number
}

/** A row by its number in the file, as a spreadsheet numbers rows: its values by column, and what could not be read. */
export type TableRow = {
  readonly row: number
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: readonly { readonly column: string; readonly detail: string }[]
}

/**
 * The rows of a table from the records of a file, blank ones and comments (`#`) passed over. Refused as a whole when the header does
 * not say which column is which.
 */
export const tableRows = (records: readonly (readonly string[])[], form: TableForm): TableRow[] => {
  const at = headerAt(records)
  const header = records[at]
  if (!header) throw new Refusal('malformed', 'The file has no header row: its first row names the columns')
  const columns = headerOf(header, form)
  const rows = records.flatMap((record, index) => (index > at && isContent(record) ? [{ record, row: index + 1 }] : []))
  if (rows.length > form.mostRows)
    throw new Refusal(
      'too-large',
      `The file has ${rows.length} rows, and ${form.mostRows} are the most: send it in parts`,
    )
  return rows.map(({ record, row }) => ({ row, ...cellsOf(record, columns) }))
}

/** Where the header is among the records of a file: the first that is neither blank nor a comment. -1 where there is none. */
export const headerAt = (records: readonly (readonly string[])[]): number => records.findIndex(isContent)

const isContent = (record: readonly string[]): boolean =>
  record.some((cell) => cleaned(cell) !== '') && !cleaned(record[0] ?? '').startsWith('#')

/** What each place of the header stands for: a column, or nothing that is read. */
type Header = readonly (Column | 'ignored' | undefined)[]

const headerOf = (header: readonly string[], form: TableForm): Header => {
  const byName = new Map<string, Column>()
  for (const column of form.columns) byName.set(plainWord(column.name), column)
  for (const [alias, name] of Object.entries(form.aliases)) {
    const column = form.columns.find((known) => known.name === name)
    if (column) byName.set(alias, column)
  }
  const seen = new Set<Column>()
  const faults: Fault[] = []
  const columns = header.map((cell, index) => {
    const name = plainWord(cleaned(cell))
    if (name === '') return undefined
    const column = byName.get(name)
    if (!column && form.ignored.includes(name)) return 'ignored'
    const pointer = `/columns/${index + 1}`
    if (!column) faults.push({ pointer, detail: `is none of ${form.columns.map((known) => known.name).join(', ')}` })
    else if (seen.has(column)) faults.push({ pointer, detail: `is ${column.name} for the second time: keep one` })
    else seen.add(column)
    return column
  })
  for (const name of form.needed)
    if (![...seen].some((column) => column.name === name))
      faults.push({ pointer: `/columns/${name}`, detail: 'is missing from the header row' })
  if (faults.length > 0)
    throw new Refusal('invalid', 'The header row does not name the columns: take it from the template', faults)
  return columns
}

const cellsOf = (record: readonly string[], header: Header): Omit<TableRow, 'row'> => {
  const values: Record<string, unknown> = {}
  const faults: { column: string; detail: string }[] = []
  for (const [index, cell] of record.entries()) {
    const column = header[index]
    if (column === 'ignored') continue
    if (!column) {
      if (cleaned(cell) !== '')
        faults.push({
          column: `column ${index + 1}`,
          detail: 'has a value under no heading: is there a separator too many in the row?',
        })
      continue
    }
    const read = valueIn(cell, column)
    if ('fault' in read) faults.push({ column: column.name, detail: read.fault })
    else if (read.value !== undefined) values[column.name] = read.value
  }
  return { values, faults }
}
