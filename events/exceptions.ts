import * as z from 'zod/mini'
import { CalendarDate, named, oneOf } from './fields.ts'
import { Organisation, TraineeRef } from './identifiers.ts'
import { type Slice, sliceNames } from './slices.ts'

/** The rules of exceptions, in the order in which a commissioner works through them. */
export const ExceptionRule = named(
  'ExceptionRule',
  'A rule that finds what somebody should look at.',
  oneOf(
    'GUARANTEE-BROKEN',
    'OUTCOME-OVERDUE',
    'STALLED',
    'LONG-PAUSE',
    'EPA-DUE',
    'MOVED-NOT-ARRIVED',
    'SILENT-SENDER',
    'DROPPED',
    'ENROLMENT-UNKNOWN',
    'DISAGREEMENT',
    'BELOW-MINIMUM',
    'LAST-HEI',
  ),
)
export type ExceptionRule = z.infer<typeof ExceptionRule>

const isRule = (name: string): name is ExceptionRule => (ExceptionRule.options as readonly string[]).includes(name)

/** Rules as a query names them: one, or several with commas between them. */
export const Rules = z.string().check(
  z.refine((text) => text.split(',').every(isRule), {
    error: `must be one or more of ${ExceptionRule.options.join(', ')}, with commas between them`,
  }),
)
export const rulesIn = (text: z.infer<typeof Rules>): ExceptionRule[] => text.split(',').filter(isRule)

/** What one side says of a training, where two sides say different things. */
const Statement = z.strictObject({
  by: Organisation,
  says: oneOf('active', 'paused', 'withdrawn', 'on-track', 'behind', 'left', 'post-confirmed'),
  at: CalendarDate,
})
export type Statement = z.infer<typeof Statement>

const ExceptionSlice = z.partialRecord(z.enum(sliceNames as [Slice, ...Slice[]]), z.union([z.string(), z.boolean()]))

export const ExceptionAnswer = named(
  'Exception',
  'Something that somebody should look at, as long as it stands.',
  z.strictObject({
    rule: ExceptionRule,
    since: z
      .nullable(CalendarDate)
      .check(z.describe('The first day on which it was one; null where that is not known.')),
    says: z.string().check(z.describe('What is wrong, for a person.')),
    slice: ExceptionSlice.check(z.describe('Where it is, as far as that is known.')),
    trainees: z
      .array(TraineeRef)
      .check(z.describe('The people concerned; none where it is about a cohort or a sender.')),
    organisation: z
      .optional(Organisation)
      .check(z.describe('Who is silent, left somebody out, is to say that somebody arrived, or spoke of the unknown.')),
    said: z.optional(z.array(Statement)).check(z.describe('What each side says, and since when.')),
  }),
)
export type ExceptionAnswer = z.infer<typeof ExceptionAnswer>
