import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { line, named, oneOf, Slug, wholeNumber } from '../fields.ts'

export const Route = named(
  'Route',
  'The kind of qualification.',
  oneOf('higher-apprenticeship', 'foundation-degree', 'cert-he', 'dip-he', 'diploma'),
)
export type Route = z.infer<typeof Route>

export const programmeOpened = defineEvent({
  type: 'programme.opened',
  says: 'A programme takes trainees, with the smallest intake that keeps it running.',
  saidBy: ['hei'],
  subject: 'programme',
  data: z.strictObject({
    title: line(200).check(z.describe('The name a prospectus would give it.')),
    route: Route.check(
      z.describe('It decides what completes an enrolment: an EPA on an apprenticeship, else an award.'),
    ),
    specialism: Slug.check(z.describe('generic, core-and-options, or the slug of a specialism, as in mental-health.')),
    minimumIntake: wholeNumber(0, 10_000).check(
      z.describe('The fewest enrolments an intake needs to keep the programme running.'),
    ),
  }),
})
