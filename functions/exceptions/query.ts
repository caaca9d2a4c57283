import * as z from 'zod/mini'
import { Rules } from '#events/exceptions.ts'
import { Filters } from '#events/slices.ts'
import { Cursor, Limit } from '../kit/pages.ts'

/** What GET /exceptions may ask. */
export const ExceptionsQuery = z.strictObject({
  rule: z.optional(Rules),
  ...Filters.shape,
  limit: z.optional(Limit),
  cursor: z.optional(Cursor),
})
