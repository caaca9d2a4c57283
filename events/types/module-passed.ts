import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { line, oneOfNumbers, wholeNumber } from '../fields.ts'

export const modulePassed = defineEvent({
  type: 'module.passed',
  says: 'A trainee passed a module and earned its credits.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    module: line(64).check(z.describe("The HEI's code of the module.")),
    credits: wholeNumber(0, 360).check(z.describe('The credits it earns; each module counts once.')),
    level: oneOfNumbers(4, 5).check(
      z.describe('The level of the module. Qualifications have levels, jobs have bands.'),
    ),
    attempt: wholeNumber(1, 100).check(z.describe('Which attempt it was, the first being 1.')),
  }),
})
