import * as z from 'zod/mini'
import { oneOf } from '#events/fields.ts'
import { Hei, kinds, Region } from '#events/identifiers.ts'
import { Cursor, Limit } from '#functions/kit/pages.ts'

export const Kind = oneOf(...kinds)

/** What GET /organisations may ask. */
export const OrganisationsQuery = z.strictObject({
  kind: z.optional(Kind),
  region: z.optional(Region),
  limit: z.optional(Limit),
  cursor: z.optional(Cursor),
})

/** What GET /programmes may ask. */
export const ProgrammesQuery = z.strictObject({
  hei: z.optional(Hei),
  limit: z.optional(Limit),
  cursor: z.optional(Cursor),
})
