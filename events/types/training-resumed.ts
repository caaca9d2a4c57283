import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { PauseReason } from './training-paused.ts'

export const trainingResumed = defineEvent({
  type: 'training.resumed',
  says: 'A trainee takes up training again.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({ reason: z.optional(PauseReason).check(z.describe('Why the training had been interrupted.')) }),
})
