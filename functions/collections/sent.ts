import * as z from 'zod/mini'
import { ReturnDocument } from '#events/collections.ts'
import { parseWith } from '#events/faults.ts'
import { type AskedKind, returnForm } from '#shared/collection/read-rows.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { recordsOf } from '#shared/tabular/csv.ts'
import { type TableRow, tableRows } from '#shared/tabular/table.ts'
import { mediaTypeOf } from '../kit/body.ts'
import type { Request } from '../kit/http.ts'
import { parseJson } from '../kit/json.ts'
import { CSV_TYPES, JSON_TYPE } from './query.ts'

/** A return as it was sent: its rows, and the records of the file that they come from where it was one. */
export type SentReturn = { readonly rows: readonly TableRow[]; readonly records?: readonly (readonly string[])[] }

// Rows are read one by one, so that one bad one never stops the others.
const AnyRows = z.extend(ReturnDocument, { rows: z.array(z.unknown()).check(z.maxLength(10_000)) })

/** What a request sends; refused when it sends no rows, or what cannot be read at all. */
export const sentReturn = (request: Request, kind: AskedKind): SentReturn => {
  const isJson = mediaTypeOf(request.headers, ...CSV_TYPES, JSON_TYPE) === JSON_TYPE
  const sent = isJson ? rowsOfJson(parseJson(request.body)) : rowsOfCsv(request.bytes, kind)
  if (sent.rows.length === 0)
    throw new Refusal(
      'invalid',
      'There are no rows. To say that there is nothing to report, send ?nil=true without a body',
    )
  return sent
}

const rowsOfJson = (value: unknown): SentReturn => {
  const { rows } = accepted(parseWith(AnyRows, value))
  return { rows: rows.map((row, index) => ({ row: index + 1, ...valuesOf(row) })) }
}

const valuesOf = (row: unknown): Omit<TableRow, 'row'> => {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { values: {}, faults: [{ column: 'trainee', detail: 'is missing: a row is an object with a trainee' }] }
  // A field that is null is one left empty, as a form or a data frame writes it.
  return { values: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)), faults: [] }
}

const rowsOfCsv = (bytes: Uint8Array, kind: AskedKind): SentReturn => {
  const records = recordsOf(bytes)
  return { rows: tableRows(records, returnForm(kind)), records }
}
