import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { Cohort, Employer } from '../identifiers.ts'

export const traineeTransferred = defineEvent({
  type: 'trainee.transferred',
  says: 'A trainee moves to another cohort of the HEI, to another employer, or both.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z
    .strictObject({
      cohort: z.optional(Cohort).check(z.describe('The new cohort.')),
      employer: z.optional(Employer).check(z.describe('The new employer.')),
    })
    .check(
      z.refine(({ cohort, employer }) => cohort !== undefined || employer !== undefined, {
        error: "must name the new 'cohort', the new 'employer', or both",
      }),
      z.meta({ minProperties: 1 }),
    ),
})
