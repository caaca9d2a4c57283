import * as z from 'zod/mini'
import { Cursor } from '../kit/pages.ts'

export const DEFAULT_FEED_LIMIT = 200

const FeedLimit = z.string().check(z.regex(/^([1-9]\d{0,2}|1000)$/, 'must be a whole number from 1 to 1000'))

/** What GET /feed may ask. */
export const FeedQuery = z.strictObject({
  after: z.optional(Cursor),
  limit: z.optional(FeedLimit),
})
