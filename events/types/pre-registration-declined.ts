import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf, Slug } from '../fields.ts'

export const DeclineReason = oneOf(
  'no-maths-or-english',
  'a-levels-preferred',
  'content-mismatch',
  'no-places',
  'other',
)
export type DeclineReason = z.infer<typeof DeclineReason>

export const preRegistrationDeclined = defineEvent({
  type: 'pre-registration.declined',
  says: 'The receiving HEI did not admit the applicant to a pre-registration degree.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    profession: Slug.check(z.describe('The profession that the degree leads to, as in adult-nursing.')),
    reason: DeclineReason.check(z.describe('Why the applicant was not admitted.')),
  }),
})
