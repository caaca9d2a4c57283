import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { line } from '../fields.ts'

export const eventVoided = defineEvent({
  type: 'event.voided',
  says: 'An event of the same source was wrong and counts no more. A correction is a void and a new event.',
  saidBy: ['hei', 'employer', 'epao', 'commissioner'],
  subject: 'as-voided',
  data: z.strictObject({
    event: line(128).check(z.describe('The id of the event that is voided.')),
    reason: line(500).check(z.describe('What was wrong, in words.')),
  }),
  freeText: ['reason'],
})
