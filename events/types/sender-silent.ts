import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { CalendarDate } from '../fields.ts'

export const senderSilent = defineEvent({
  type: 'sender.silent',
  says: 'The daily sweep found an HEI or employer with open enrolments that has sent nothing for 60 days.',
  saidBy: ['ladder'],
  subject: 'organisation',
  data: z.strictObject({
    since: CalendarDate.check(
      z.describe('The date on which it was last heard, or of the first enrolment naming it where it never was.'),
    ),
  }),
})
