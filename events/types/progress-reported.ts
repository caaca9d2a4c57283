import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf, wholeNumber } from '../fields.ts'
import { Intake } from '../identifiers.ts'

export const progressReported = defineEvent({
  type: 'progress.reported',
  says: "The employer's answer about a trainee in a monthly collection.",
  saidBy: ['employer'],
  subject: 'trainee',
  data: z.strictObject({
    round: Intake.check(z.describe('The month of the collection.')),
    status: oneOf('on-track', 'behind', 'paused', 'left').check(
      z.describe('How the training goes, as the employer sees it.'),
    ),
    offTheJobHours: z
      .optional(z.number('must be a number of hours').check(z.minimum(0, 'must be 0 or more'), z.maximum(100_000)))
      .check(z.describe('Hours of off-the-job training so far.')),
    mentorMeetings: z.optional(wholeNumber(0, 10_000)).check(z.describe('Meetings with the mentor so far.')),
  }),
})
