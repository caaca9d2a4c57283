import * as z from 'zod/mini'
import { named, oneOf } from './fields.ts'

export const ProblemDetails = named(
  'Problem',
  'What went wrong and the way out (RFC 9457).',
  z.object({
    type: z.string().check(z.describe('A URI that names the kind of problem and never changes.')),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    errors: z.optional(
      z
        .array(
          z.object({
            pointer: z
              .string()
              .check(z.describe('A JSON Pointer into the request; the name of a query parameter after a slash.')),
            detail: z.string(),
          }),
        )
        .check(z.describe('Every fault of the request at once.')),
    ),
  }),
)

export const Receipt = named(
  'Receipt',
  'What became of an event.',
  z.strictObject({
    id: z.string().check(z.describe('As the sender wrote it.')),
    subject: z.string().check(z.describe("A trainee is answered by Ladder's reference.")),
    status: oneOf('stored', 'duplicate'),
  }),
)

export const BatchReceipt = named(
  'BatchReceipt',
  'What became of each event of a batch.',
  z.strictObject({
    stored: z.number(),
    duplicate: z.number(),
    rejected: z.number(),
    results: z
      .array(
        z.strictObject({
          id: z.optional(z.string()),
          subject: z.optional(z.string()),
          status: oneOf('stored', 'duplicate', 'rejected'),
          problem: z.optional(ProblemDetails),
        }),
      )
      .check(z.describe('One for each event, in the order sent.')),
  }),
)
export type BatchReceipt = z.infer<typeof BatchReceipt>
