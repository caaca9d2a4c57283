import { parseJson } from '#functions/kit/json.ts'
import { Refusal } from '#shared/refusal.ts'
import { UsageError } from '../../options.ts'
import type { Row } from './rows.ts'
import { rowsOfTable } from './table-rows.ts'

/** The events in a file's text: a JSON array or one event, an event a line, or a table. `ownSource` is that of tables without one. */
export const rowsIn = (text: string, ownSource: string): Row[] => {
  const content = text.replace(/^\uFEFF/, '')
  const [first] = content.trimStart()
  if (first === undefined) throw new UsageError('The file is empty')
  if (first === '[') return listed(parsed(content))
  return first === '{' ? rowsOfObjects(content) : rowsOfTable(content, ownSource)
}

const listed = (events: unknown): Row[] =>
  (Array.isArray(events) ? events : [events]).map((event, index) => ({ row: index + 1, event }))

/** One event over several lines, or an event on each line. */
const rowsOfObjects = (content: string): Row[] => {
  const lines = content.split('\n').map((line) => line.trim())
  const isOneALine = lines.every((line) => line === '' || line.startsWith('{'))
  if (!isOneALine) return listed(parsed(content))
  return lines.flatMap((line, index): Row[] => (line === '' ? [] : [{ row: index + 1, ...eventOn(line) }]))
}

const eventOn = (line: string): { event: unknown } | { fault: string } => {
  try {
    return { event: parseJson(line) }
  } catch (error) {
    return { fault: faultOf(error).replace(' line 1,', '') }
  }
}

const parsed = (text: string): unknown => {
  try {
    return parseJson(text)
  } catch (error) {
    throw new UsageError(faultOf(error))
  }
}

const faultOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.detail.replace('The body', 'The file')
  throw error
}
