import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { CalendarDate, named, oneOf, oneOfNumbers } from '../fields.ts'
import { Cohort, Employer } from '../identifiers.ts'

export const Funding = named(
  'Funding',
  'Where the money for a training comes from.',
  oneOf('levy', 'co-investment', 'training-grant', 'self-funded', 'other'),
)
export type Funding = z.infer<typeof Funding>

export const Setting = named(
  'Setting',
  'Where a trainee works.',
  oneOf('mental-health', 'physical-health', 'community', 'primary-care', 'social-care', 'laboratory', 'other'),
)
export type Setting = z.infer<typeof Setting>

export const traineeEnrolled = defineEvent({
  type: 'trainee.enrolled',
  says: 'A trainee starts in a cohort, employed by an NHS organisation.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    cohort: Cohort.check(z.describe('The cohort that the trainee starts in.')),
    employer: Employer.check(z.describe('The NHS organisation that employs the trainee.')),
    entryBand: oneOfNumbers(2, 3, 4).check(z.describe('The Agenda for Change band of the job at the start.')),
    funding: Funding.check(z.describe('Who pays for the training.')),
    guaranteedPost: z
      .boolean('must be true or false')
      .check(z.describe('Whether the employer guaranteed a band 4 post as a condition of the money.')),
    setting: Setting.check(z.describe('Where the trainee works.')),
    expectedEnd: CalendarDate.check(z.describe('The date by which the trainee is to complete.')),
  }),
})
