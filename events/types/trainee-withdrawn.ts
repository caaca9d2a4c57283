import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'

export const WithdrawalReason = oneOf(
  'funding-withdrawn',
  'not-released',
  'service-reconfigured',
  'academic',
  'personal',
  'health',
  'left-employer',
  'moved-to-pre-registration',
  'other',
)
export type WithdrawalReason = z.infer<typeof WithdrawalReason>

export const traineeWithdrawn = defineEvent({
  type: 'trainee.withdrawn',
  says: 'A trainee leaves the programme. Somebody enrolled by mistake did not withdraw: void the enrolment.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    reason: WithdrawalReason.check(z.describe('Why the trainee leaves.')),
    initiatedBy: z.optional(oneOf('trainee', 'employer', 'hei')).check(z.describe('Whose decision it was.')),
  }),
})
