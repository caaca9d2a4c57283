import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { CalendarDate, line, wholeNumber } from '../fields.ts'

export const postConfirmed = defineEvent({
  type: 'post.confirmed',
  says: 'The employer has a post for the trainee. A band other than 4 counts, and is an anomaly.',
  saidBy: ['employer'],
  subject: 'trainee',
  data: z.strictObject({
    band: wholeNumber(1, 9).check(z.describe('The Agenda for Change band of the post: 4, unless something is amiss.')),
    start: CalendarDate.check(z.describe('The first day in the post.')),
    role: z.optional(line(200)).check(z.describe("The post's title.")),
  }),
  freeText: ['role'],
})
