import * as z from 'zod/mini'
import { oneOf } from '#events/fields.ts'
import { FileName } from '#events/imports.ts'
import { Cursor } from '../kit/pages.ts'

export const ImportQuery = z.strictObject({
  name: z.optional(FileName),
  dryRun: z.optional(oneOf('true', 'false')),
})

export const FindingsQuery = z.strictObject({ cursor: z.optional(Cursor) })
