import * as z from 'zod/mini'
import { CalendarDate, named } from './fields.ts'
import { Hei, Programme } from './identifiers.ts'
import { programmeClosed } from './types/programme-closed.ts'
import { programmeOpened } from './types/programme-opened.ts'

/** A programme as GET /programmes tells it. */
export const ProgrammeAnswer = named(
  'RegisteredProgramme',
  'A programme as its last opening has it, and whether it is closed.',
  z.strictObject({
    id: Programme,
    hei: Hei,
    ...programmeOpened.data.shape,
    opened: CalendarDate.check(z.describe('Since when it takes trainees; after a closure, since it opened again.')),
    closed: z.optional(CalendarDate.check(z.describe('Since when it takes no more.'))),
    reason: z.optional(programmeClosed.data.shape.reason),
  }),
)
export type ProgrammeAnswer = z.infer<typeof ProgrammeAnswer>
