import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { CalendarDate } from '../fields.ts'
import { Cohort } from '../identifiers.ts'

export const trainingStalled = defineEvent({
  type: 'training.stalled',
  says: 'The daily sweep found an active trainee with no module passed, EPA or progress report for 90 days.',
  saidBy: ['ladder'],
  subject: 'trainee',
  data: z.strictObject({
    cohort: Cohort.check(z.describe('The cohort of the enrolment that stands still.')),
    since: CalendarDate.check(z.describe('The date of the last sign of progress.')),
  }),
})
