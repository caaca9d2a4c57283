import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { line, oneOf, Slug, wholeNumber } from '../fields.ts'

export const Route = oneOf('higher-apprenticeship', 'foundation-degree', 'cert-he', 'dip-he', 'diploma')
export type Route = z.infer<typeof Route>

export const programmeOpened = defineEvent({
  type: 'programme.opened',
  says: 'A programme takes trainees, with the smallest intake that keeps it running.',
  saidBy: ['hei'],
  subject: 'programme',
  data: z.strictObject({
    title: line(200),
    route: Route,
    /** `generic`, `core-and-options`, or the slug of a specialism. */
    specialism: Slug,
    minimumIntake: wholeNumber(0, 10_000),
  }),
})
