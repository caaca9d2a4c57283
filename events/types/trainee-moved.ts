import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf } from '../fields.ts'
import { Cohort } from '../identifiers.ts'

export const traineeMoved = defineEvent({
  type: 'trainee.moved',
  says: "An HEI's file says that a trainee left it for somewhere else, which is no withdrawal: the new place is to say so.",
  saidBy: ['ladder'],
  subject: 'trainee',
  data: z.strictObject({
    cohort: Cohort.check(z.describe('The cohort that the trainee left.')),
    why: oneOf('provider', 'intervention', 'aim', 'government', 'merger').check(
      z.describe("Why, as the file's reason for leaving tells it."),
    ),
  }),
})
