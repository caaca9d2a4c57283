import type { EventData, EventType } from '#events/catalogue.ts'
import type { ReturnRow } from '#events/return-rows.ts'
import type { Statement } from '../statements.ts'

/** Something wrong with a cell, in words; the cell itself is never repeated. */
export type CellFault = { readonly column: string; readonly detail: string }

/** A row as it was read: `trainee` where it names somebody, `value` where all of its cells are of the right form. */
export type ReadRow = {
  readonly row: number
  readonly trainee?: string
  readonly value?: ReturnRow
  readonly faults: readonly CellFault[]
}

/** What a row says, by the name of what it says of the trainee. */
export type RowStatements = {
  readonly statements: readonly (readonly [name: string, Statement])[]
  readonly faults: readonly CellFault[]
}

/** The columns in which a row says each of the things that it may say of a trainee. The date is that of all of them. */
const columns: Readonly<Record<string, readonly string[]>> = {
  progress: ['status', 'offTheJobHours', 'mentorMeetings'],
  post: ['band', 'start', 'role', 'reason', 'currentBand'],
  status: ['status', 'reason', 'award'],
  epa: ['epaResult'],
  module: ['module', 'credits', 'level', 'attempt'],
}

/** A row that says all that it said but what goes by some names. */
export const withoutSaid = (row: ReturnRow, names: readonly string[]): ReturnRow => {
  const gone = new Set(names.flatMap((name) => columns[name.split('/')[0] ?? ''] ?? []))
  return Object.fromEntries(Object.entries(row).filter(([column]) => !gone.has(column))) as ReturnRow
}

type Cells = Readonly<Record<string, unknown>>

/** Faults of columns that say something only beside another. */
export const needing = (row: Cells, column: string, names: readonly string[], why: string): CellFault[] =>
  row[column] === undefined && names.some((name) => row[name] !== undefined)
    ? [{ column, detail: `is missing: ${why}` }]
    : []

export const statement = <Type extends EventType>(
  type: Type,
  subject: string,
  data: EventData<Type>,
  time?: string,
): Statement =>
  // Whoever calls pairs type and data, as the signature asks.
  ({ type, subject, data: present(data), ...(time && { time }) }) as unknown as Statement

const present = (data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
