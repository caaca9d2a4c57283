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
  data: z.strictObject({ profession: Slug, monthsGranted: wholeNumber(0, 36), mode: StudyMode }),
})
