import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'

export const PauseReason = oneOf('health', 'maternity', 'personal', 'employer', 'other')

export const trainingPaused = defineEvent({
  type: 'training.paused',
  says: 'A trainee interrupts training.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({ reason: z.optional(PauseReason).check(z.describe('Why the training is interrupted.')) }),
})
