import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'

export const EpaResult = oneOf('fail', 'pass', 'merit', 'distinction')
export type EpaResult = z.infer<typeof EpaResult>

const Element = z.optional(oneOf('pass', 'fail'))

export const epaCompleted = defineEvent({
  type: 'epa.completed',
  says: 'An end-point assessment was taken. Any result but fail completes a higher apprenticeship.',
  saidBy: ['epao', 'hei'],
  subject: 'trainee',
  data: z.strictObject({
    result: EpaResult.check(z.describe('The overall result.')),
    elements: z
      .optional(
        z.strictObject({
          knowledgeTest: Element,
          observation: Element,
          interview: Element,
          professionalDiscussion: Element,
        }),
      )
      .check(
        z.describe(
          'The results of its parts. Version 1.0 of the standard has the knowledge test, observation and interview, version 1.1 the observation and the discussion.',
        ),
      ),
  }),
})
