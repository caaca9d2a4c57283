import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'

export const qualificationAwarded = defineEvent({
  type: 'qualification.awarded',
  says: 'A trainee was awarded the qualification. On any route but the apprenticeship this completes the enrolment.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    award: oneOf('fdsc', 'cert-he', 'dip-he', 'diploma', 'other').check(z.describe('The qualification.')),
  }),
})
