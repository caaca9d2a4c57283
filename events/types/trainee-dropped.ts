import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'
import { Intake, Organisation } from '../identifiers.ts'

export const traineeDropped = defineEvent({
  type: 'trainee.dropped',
  says: "A trainee was in an organisation's last return or file and is not in this one. It is never taken for a withdrawal.",
  saidBy: ['ladder'],
  subject: 'trainee',
  data: z.strictObject({
    organisation: Organisation.check(z.describe('The organisation that leaves the trainee out.')),
    from: oneOf('return', 'file').check(z.describe('What the trainee is missing from.')),
    period: Intake.check(z.describe('The month of the return, or of the file.')),
  }),
})
