import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'

export const programmeClosed = defineEvent({
  type: 'programme.closed',
  says: 'A programme takes no more trainees.',
  saidBy: ['hei'],
  subject: 'programme',
  data: z.strictObject({
    reason: oneOf('low-numbers', 'contract-moved', 'funding-ended', 'replaced', 'other').check(
      z.describe('Why it closes.'),
    ),
  }),
})
