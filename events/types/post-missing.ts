import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf, oneOfNumbers } from '../fields.ts'

export const MissingReason = oneOf(
  'no-vacancy',
  'no-uplift-funding',
  'role-not-defined',
  'service-reorganised',
  'left-employer',
  'declined-by-trainee',
  'not-reported',
)
export type MissingReason = z.infer<typeof MissingReason>

export const postMissing = defineEvent({
  type: 'post.missing',
  says: "The employer has no band 4 post for the trainee. 'not-reported' is said by Ladder's own sweep only.",
  saidBy: ['employer', 'ladder'],
  subject: 'trainee',
  data: z.strictObject({
    reason: MissingReason.check(z.describe("What stands in the way. not-reported is said by Ladder's own sweep only.")),
    currentBand: z
      .optional(oneOfNumbers(2, 3, 4))
      .check(z.describe('The Agenda for Change band of the job the trainee has instead.')),
  }),
})
