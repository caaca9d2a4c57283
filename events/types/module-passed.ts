import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { line, oneOfNumbers, wholeNumber } from '../fields.ts'

export const modulePassed = defineEvent({
  type: 'module.passed',
  says: 'A trainee passed a module and earned its credits.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    module: line(64),
    credits: wholeNumber(0, 360),
    level: oneOfNumbers(4, 5),
    attempt: wholeNumber(1, 100),
  }),
})
