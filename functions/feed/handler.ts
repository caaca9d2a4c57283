import * as z from 'zod/mini'
import { parseWith } from '#events/faults.ts'
import { outward } from '#shared/outward.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { BEGINNING, readFeed } from '#shared/store/feed.ts'
import { eventsAt } from '#shared/store/log.ts'
import { newsForRegion } from '#shared/store/regional-news.ts'
import { httpHandler, json } from '../kit/http.ts'
import { cursorOf, positionOf } from '../kit/pages.ts'
import { DEFAULT_FEED_LIMIT, FeedQuery } from './query.ts'

/** `page.entry`, as a cursor holds it. */
const FeedPosition = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,11}\.\d{1,6}$/)),
  z.transform((text: string) => {
    const [page, entry] = text.split('.').map(Number)
    return { page: page ?? 1, entry: entry ?? 0 }
  }),
)

export const handler = httpHandler(async ({ query, caller }) => {
  const { after, limit } = accepted(parseWith(FeedQuery, query), 'invalid-query')
  if (caller.kind !== 'commissioner')
    throw new Refusal('forbidden', 'The feed is for commissioners: your own trainees are at /trainees')
  const from = after === undefined ? BEGINNING : positionOf(FeedPosition, after, 'after')
  const { entries, next, isEnd } = await readFeed(from, limit ? Number(limit) : DEFAULT_FEED_LIMIT)
  const events = caller.region ? await newsForRegion(entries, caller.region) : await eventsAt(entries)
  return json(200, {
    events: events.map(outward),
    next: cursorOf(`${next.page}.${next.entry}`),
    upToDate: isEnd,
  })
})
