import { type EventType, eventTypes } from '#events/catalogue.ts'
import { type Column, columnsOf, envelopeColumns } from '#events/columns.ts'
import type { Fault } from '#events/faults.ts'
import { FileRefusal } from './imports.ts'
import { valueIn as meantBy } from './tabular/cells.ts'
import { dateIn } from './tabular/dates.ts'

/** What Ladder adds to a table that it gives back: passed over when the table is sent again. */
export const findingColumns = ['found', 'wrong'] as const

const needed = ['type', 'subject', 'time'] as const
const columnsByType = new Map<string, ReadonlyMap<string, Column>>(
  eventTypes.map((type: EventType) => [type, new Map(columnsOf(type).map((column) => [column.name, column]))]),
)
const dataColumns = [...new Set([...columnsByType.values()].flatMap((columns) => [...columns.keys()]))]
const known = new Map(
  [...envelopeColumns, ...dataColumns, ...findingColumns].map((name) => [name.toLowerCase(), name] as const),
)

/** The names of a table's columns, one a cell; undefined for those that are passed over. */
export type Header = readonly (string | undefined)[]

/** Reads the header of a table of events. Throws a FileRefusal that names every column that is wrong. */
export const headerOf = (cells: readonly string[]): Header => {
  const names = cells.map((cell) => known.get(cell.toLowerCase()))
  refuseUnknown(cells, names, [...envelopeColumns, ...dataColumns])
  const missing = needed.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new FileRefusal(`The table lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}.`)
  const twice = names.filter((name, index) => name !== undefined && names.indexOf(name) !== index)
  if (twice.length > 0) throw new FileRefusal(`The table has columns twice: ${twice.join(', ')}.`)
  return names.map((name) => ((findingColumns as readonly (string | undefined)[]).includes(name) ? undefined : name))
}

/**
 * Refuses a header with cells that name no column: `found` are the names of the cells, `columns` all that there are. They are told
 * by their place: where the header was left out, people stand in them.
 */
export const refuseUnknown = (
  cells: readonly string[],
  found: readonly (string | undefined)[],
  columns: readonly string[],
): void => {
  const places = cells.flatMap((cell, index) => (cell !== '' && found[index] === undefined ? [index + 1] : []))
  if (places.length > 0)
    throw new FileRefusal(
      `The first row must name the columns, and its cell${places.length === 1 ? '' : 's'} ${places.join(', ')} name none that Ladder knows. There are ${columns.join(', ')}.`,
    )
}

type Sent = Readonly<Record<string, unknown>>

/** The event that a row stands for, as its sender would have posted it. Without an id it has that of its content. */
export const eventOf = (
  header: Header,
  cells: readonly string[],
  source: string,
  idOf: (content: string) => string,
): Sent & { readonly id: string } => {
  const filled = header.flatMap((name, index): [string, string][] => {
    const cell = cells[index] ?? ''
    return name === undefined || cell === '' ? [] : [[name, cell]]
  })
  const { id, type, subject, time, ...data } = Object.fromEntries(filled)
  const columns = columnsByType.get(type ?? '')
  const content: Sent = {
    ...(type !== undefined && { type }),
    ...(subject !== undefined && { subject: subject.replaceAll(/(?<=\d) (?=\d)/g, '') }),
    ...(time !== undefined && { time: momentOf(time) }),
    // In the order of their names: a row is the same in whichever order its columns stand.
    data: nested(
      Object.entries(data)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, cell]) => [name, valueIn(cell, columns?.get(name)?.holds)]),
    ),
  }
  return { specversion: '1.0', id: id ?? `row-${idOf(JSON.stringify(content))}`, source, ...content }
}

/** Cells as spreadsheets write them; what is nothing of the kind stays as it is, and the schema says what it must be. */
export const valueIn = (cell: string, holds: Column['holds'] | undefined): unknown => {
  if (holds === undefined || holds === 'text') return cell
  const read = meantBy(cell, { kind: holds, values: [] })
  return 'value' in read ? (read.value ?? cell) : cell
}

/** A date alone is its midnight in UTC. */
const momentOf = (cell: string): string => {
  const isDate = !/\d:\d\d/.test(cell)
  const read = isDate ? dateIn(cell) : undefined
  return read && 'value' in read ? `${read.value}T00:00:00Z` : cell
}

const nested = (entries: readonly [string, unknown][]): Record<string, unknown> => {
  const data: Record<string, unknown> = {}
  for (const [name, value] of entries) {
    const [field = '', inner] = name.split('.')
    if (inner === undefined) data[field] = value
    else data[field] = { ...(data[field] as object | undefined), [inner]: value }
  }
  return data
}

/** Where in a row a fault of its event is. */
export const columnOf = ({ pointer }: Fault): string =>
  pointer
    .replace(/^\/data(?=\/)/, '')
    .slice(1)
    .replaceAll('/', '.') || 'type'
