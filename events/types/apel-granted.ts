import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { oneOf, Slug, wholeNumber } from '../fields.ts'

export const StudyMode = oneOf('full-time', 'part-time')
export type StudyMode = z.infer<typeof StudyMode>

export const apelGranted = defineEvent({
  type: 'apel.granted',
  says: 'The receiving HEI gave credit for prior learning towards a pre-registration degree.',
  saidBy: ['hei'],
  subject: 'trainee',
  data: z.strictObject({
    profession: Slug.check(z.describe('The profession that the degree leads to, as in adult-nursing.')),
    monthsGranted: wholeNumber(0, 36).check(z.describe('The months of the degree that the credit stands for.')),
    mode: StudyMode.check(z.describe('How the degree is studied.')),
  }),
})
