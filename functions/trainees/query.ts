import * as z from 'zod/mini'
import { Filters } from '#events/slices.ts'
import { AnomalyName, OutcomeName, Status } from '#events/trainee-answer.ts'
import { Cursor, Limit } from '../kit/pages.ts'

/** What GET /trainees may ask. */
export const TraineesQuery = z.strictObject({
  ...Filters.shape,
  status: z.optional(Status),
  outcome: z.optional(OutcomeName),
  anomaly: z.optional(AnomalyName),
  limit: z.optional(Limit),
  cursor: z.optional(Cursor),
})
