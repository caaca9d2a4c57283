import * as z from 'zod/mini'
import { eventTypes } from './catalogue.ts'
import { named } from './fields.ts'

/** A stored event as the feed tells it. */
export const FeedEvent = named(
  'FeedEvent',
  'A stored event as the feed tells it, without free text.',
  z.object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.enum(eventTypes as [string, ...string[]]),
    subject: z.string().check(z.describe("A trainee's reference, a cohort or a programme.")),
    time: z.iso.datetime(),
    recordedtime: z.iso.datetime(),
    data: z.looseObject({}),
  }),
)
