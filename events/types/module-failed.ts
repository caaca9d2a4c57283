import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { line, wholeNumber } from '../fields.ts'

export const moduleFailed = defineEvent({
  type: 'module.failed',
  says: 'A trainee failed an attempt at a module.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    module: line(64).check(z.describe("The HEI's code of the module.")),
    attempt: wholeNumber(1, 100).check(z.describe('Which attempt it was, the first being 1.')),
  }),
})
