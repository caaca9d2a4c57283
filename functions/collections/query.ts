import * as z from 'zod/mini'
import { oneOf } from '#events/fields.ts'
import { Cursor, Limit } from '../kit/pages.ts'

const Flag = z.optional(oneOf('true', 'false'))

/** What GET /collections may ask. */
export const RoundsQuery = z.strictObject({ limit: z.optional(Limit), cursor: z.optional(Cursor) })

/** What PUT …/returns/{organisation} may ask. */
export const SubmitQuery = z.strictObject({ nil: Flag, atomic: Flag, dryRun: Flag })

export const JSON_TYPE = 'application/json'
/** What browsers and spreadsheets call a CSV file. */
export const CSV_TYPES = [
  'text/csv',
  'application/csv',
  'application/vnd.ms-excel',
  'application/octet-stream',
] as const
