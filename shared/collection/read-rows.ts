import { parseWith } from '#events/faults.ts'
import { type Kind, Trainee } from '#events/identifiers.ts'
import { contextColumns, EmployerRow, HeiRow, type ReturnRow } from '#events/return-rows.ts'
import { withoutUlns } from '../pseudonyms.ts'
import { columnsOf } from '../tabular/columns.ts'
import type { TableForm, TableRow } from '../tabular/table.ts'
import type { ReadRow } from './row-statements.ts'

type ReferenceOf = (uln: string) => string

const schemas = { employer: EmployerRow, hei: HeiRow } as const
const MOST_ROWS = 10_000

/** The kinds of organisations that returns ask. */
export type AskedKind = keyof typeof schemas
export const isAskedKind = (kind: Kind): kind is AskedKind => Object.hasOwn(schemas, kind)

/** The form of a return as a table. A file that was given back with what became of it may be sent again as it is. */
export const returnForm = (kind: AskedKind): TableForm => ({
  columns: columnsOf(schemas[kind]),
  aliases: {
    uln: 'trainee',
    ref: 'trainee',
    reference: 'trainee',
    learner: 'trainee',
    postband: 'band',
    poststart: 'start',
  },
  ignored: ['result', 'problem'],
  needed: ['trainee'],
  mostRows: MOST_ROWS,
})

/**
 * A row of a return as its schema takes it: its trainee by reference, nobody's ULN left in a text, and nothing of what is there to
 * be read only, since anything may have been written into that.
 */
export const readRow = (kind: AskedKind, { row, values, faults }: TableRow, referenceOf: ReferenceOf): ReadRow => {
  const named = typeof values.trainee === 'string' ? plainTrainee(values.trainee) : values.trainee
  const trainee = Trainee.safeParse(named).data
  const parsed = parseWith(schemas[kind], { ...values, ...(named !== undefined && { trainee: named }) })
  const found = parsed.ok ? [] : parsed.faults.map(({ pointer, detail }) => ({ column: pointer.slice(1), detail }))
  const unread = new Set(faults.map(({ column }) => column))
  const all = [...faults, ...found.filter(({ column }) => !unread.has(column))]
  return {
    row,
    ...(trainee && { trainee: referenceTo(trainee, referenceOf) }),
    ...(parsed.ok && trainee && all.length === 0 && { value: answersIn(parsed.value, trainee, referenceOf) }),
    faults: all,
  }
}

// Spaces between digits, and the decimals that a spreadsheet's number has, are nobody's.
const plainTrainee = (text: string): string => {
  const plain = text.trim().replaceAll(/(?<=\d)[ -](?=\d)/g, '')
  return /^\d{10}\.0+$/.test(plain) ? plain.slice(0, 10) : plain
}

const referenceTo = (trainee: string, referenceOf: ReferenceOf): string =>
  /^\d{10}$/.test(trainee) ? referenceOf(trainee) : trainee

const answersIn = (row: ReturnRow, trainee: string, referenceOf: ReferenceOf): ReturnRow => {
  const answers = Object.entries(row)
    .filter(([name]) => !contextColumns.has(name))
    .map(([name, value]) => [name, typeof value === 'string' ? withoutUlns(value, referenceOf) : value])
  // What is left out may be, and only the contents of texts change, so the row keeps its type.
  return { trainee: referenceTo(trainee, referenceOf), ...Object.fromEntries(answers) } as ReturnRow
}
