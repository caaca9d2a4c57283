import * as z from 'zod/mini'
import { LADDER_SOURCE } from './envelope.ts'
import { CalendarDate, named, wholeNumber } from './fields.ts'
import { Intake, Organisation } from './identifiers.ts'
import { noticeKinds } from './notice-kinds.ts'

/** What a webhook is told: a CloudEvent about the organisation's return to a round. */
export const CollectionNotice = named(
  'CollectionNotice',
  'What Ladder tells the webhook of an organisation about the monthly collection.',
  z.strictObject({
    specversion: z.literal('1.0'),
    id: z.string().check(z.describe('The same however often it is told: organisation, round and kind.')),
    source: z.literal(LADDER_SOURCE),
    type: z.templateLiteral(['uk.nhs.ladder.collection.', z.enum(noticeKinds)]),
    subject: Organisation,
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data: z.strictObject({
      round: Intake.check(z.describe('The month of the collection.')),
      due: wholeNumber(0, 10_000_000).check(z.describe('How many people the return asks about.')),
      closes: CalendarDate.check(z.describe('The last day on which the return is taken.')),
      return: z.url().check(z.describe('The address of the return.')),
    }),
  }),
)
export type CollectionNotice = z.infer<typeof CollectionNotice>
