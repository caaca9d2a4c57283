import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'

export const LeavingReason = oneOf(
  'pre-registration',
  'other-employer',
  'promotion',
  'retirement',
  'redundancy',
  'other',
)
export type LeavingReason = z.infer<typeof LeavingReason>

export const postLeft = defineEvent({
  type: 'post.left',
  says: 'A trained person left the employer.',
  saidBy: ['employer'],
  subject: 'trainee',
  data: z.strictObject({ reason: LeavingReason.check(z.describe('Why, or where to.')) }),
})
