import { parse } from 'csv-parse/sync'
import * as z from 'zod/mini'
import { definitionOf } from '#events/catalogue.ts'
import { UsageError } from '../../options.ts'
import type { Row } from './rows.ts'

const envelope = ['id', 'source', 'type', 'subject', 'time'] as const
const needed = ['id', 'type', 'subject', 'time'] as const

/** The events of a table: a column for each attribute and field, `elements.observation` for one inside another; `source` may be left out. */
export const rowsOfTable = (text: string, ownSource: string): Row[] => {
  const [header, ...records] = recordsOf(text)
  const names = header?.map((cell) => cell.trim()) ?? []
  const missing = needed.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new UsageError(
      `The table lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}: its first row names them. An id of its own for each event makes sending again harmless; ladder import takes tables without`,
    )
  return records.flatMap((cells, index): Row[] => {
    const filled = names.flatMap((name, at): [string, string][] => (cells[at] ? [[name, cells[at]]] : []))
    return filled.length > 0 ? [{ row: index + 2, event: eventOf(Object.fromEntries(filled), ownSource) }] : []
  })
}

const recordsOf = (text: string): string[][] => {
  const [first = ''] = text.split('\n', 1)
  const delimiter = [',', ';', '\t'].reduce((most, each) => (countOf(first, each) > countOf(first, most) ? each : most))
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, trim: true })
  } catch (error) {
    const { code, lines } = error as { readonly code?: string; readonly lines?: number }
    throw new UsageError(`The table cannot be read: ${code ?? 'its quotes do not match'} at line ${lines ?? '?'}`)
  }
}

const countOf = (text: string, part: string): number => text.split(part).length

type Cells = Readonly<Record<string, string>>

const eventOf = (cells: Cells, ownSource: string): object => {
  const { id, source = ownSource, type, subject, time } = cells
  const data: Record<string, unknown> = {}
  for (const [name, cell] of Object.entries(cells))
    if (!(envelope as readonly string[]).includes(name)) put(data, name.split('.'), cell)
  return { specversion: '1.0', id, source, type, subject, time, data: type ? typed(type, data) : data }
}

const put = (into: Record<string, unknown>, [name = '', ...inner]: readonly string[], value: unknown): void => {
  if (inner.length === 0) into[name] = value
  else {
    into[name] ??= {}
    put(into[name] as Record<string, unknown>, inner, value)
  }
}

/** The data with figures and yes or no in place of their text, wherever the event's type takes no text. */
const typed = (type: string, data: Record<string, unknown>): Record<string, unknown> => {
  const schema = definitionOf(type)?.data
  const result = schema && z.safeParse(schema, data)
  for (const { path } of result?.error?.issues ?? []) {
    const steps = path.map(String)
    const value = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], data)
    if (typeof value === 'string') put(data, steps, asWritten(value))
  }
  return data
}

const asWritten = (cell: string): unknown => {
  if (/^-?\d{1,15}(\.\d+)?$/.test(cell)) return Number(cell)
  if (/^(true|yes)$/i.test(cell)) return true
  return /^(false|no)$/i.test(cell) ? false : cell
}
