import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { CalendarDate, oneOf, oneOfNumbers } from '../fields.ts'
import { Cohort, Employer } from '../identifiers.ts'

export const Funding = oneOf('levy', 'co-investment', 'training-grant', 'self-funded', 'other')
export type Funding = z.infer<typeof Funding>

export const Setting = oneOf(
  'mental-health',
  'physical-health',
  'community',
  'primary-care',
  'social-care',
  'laboratory',
  'other',
)
export type Setting = z.infer<typeof Setting>

export const traineeEnrolled = defineEvent({
  type: 'trainee.enrolled',
  says: 'A trainee starts in a cohort, employed by an NHS organisation.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    cohort: Cohort,
    employer: Employer,
    /** The Agenda for Change band of the job at the start. */
    entryBand: oneOfNumbers(2, 3, 4),
    funding: Funding,
    /** Whether the employer guaranteed a band 4 post as a condition of the money. */
    guaranteedPost: z.boolean('must be true or false'),
    setting: Setting,
    expectedEnd: CalendarDate,
  }),
})
