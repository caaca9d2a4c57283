import type { RecordedEvent } from '#events/catalogue.ts'
import { backOff } from '../backoff.ts'
import { tableNamed } from '../environment.ts'
import { insertAll } from './insert.ts'
import { itemAt, itemsUnder } from './items.ts'
import { type EventKey, keyOf } from './log.ts'

const table = tableNamed('feed')
const PARTITION = ['feed', 'all'] as const
const MOST_ATTEMPTS = 12
const PAGES_AT_ONCE = 20

/** Events that came together. `events` has a line for each: its subject, a space and its name. */
type Page = { readonly feed: string; readonly page: string; readonly appended: string; readonly events: string }

/** Where a reader is: before an entry of a page. Pages count from 1 and entries from 0. */
export type Position = { readonly page: number; readonly entry: number }
export const BEGINNING: Position = { page: 1, entry: 0 }

const pageKey = (page: number) => ({ feed: PARTITION[1], page: String(page).padStart(12, '0') })

/**
 * Adds events as the next page. A page is put where there is none, right behind one that is known to be there: so pages have no
 * gaps, none ever changes, and whoever has read up to one has seen all before it, however many write at once.
 */
export const appendToFeed = async (events: readonly RecordedEvent[], now: Date): Promise<void> => {
  if (events.length === 0) return
  const content = { appended: now.toISOString(), events: events.map(lineOf).join('\n') }
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const key = pageKey((await lastPage()) + 1)
    const [outcome] = await insertAll(table, [{ ...key, ...content }])
    if (outcome === 'new') return
    if (outcome instanceof Error) throw outcome
    // An answer that was lost, or the same batch delivered twice at once: the events are in the feed.
    const rival = await itemAt<Page>(table, key)
    if (rival?.events === content.events) return
    await backOff(attempt)
  }
  throw new Error(`no place in the feed was free in ${MOST_ATTEMPTS} attempts`)
}

const lastPage = async (): Promise<number> => {
  for await (const { page } of itemsUnder<Page>(table, PARTITION, { by: 'page', isBackwards: true, atOnce: 1 }))
    return Number(page)
  return 0
}

/** The next entries from a position on, at most so many, and where to go on. `isEnd`: there are no more now. */
export const readFeed = async (
  from: Position,
  limit: number,
): Promise<{ readonly entries: readonly EventKey[]; readonly next: Position; readonly isEnd: boolean }> => {
  const entries: EventKey[] = []
  let next = from
  const after = pageKey(from.page - 1).page
  for await (const item of itemsUnder<Page>(table, PARTITION, { by: 'page', after, atOnce: PAGES_AT_ONCE })) {
    if (entries.length === limit) return { entries, next, isEnd: false }
    const page = Number(item.page)
    const start = page === from.page ? from.entry : 0
    const all = entriesOf(item)
    const some = all.slice(start, start + limit - entries.length)
    entries.push(...some)
    const entry = start + some.length
    if (entry < all.length) return { entries, next: { page, entry }, isEnd: false }
    next = { page: page + 1, entry: 0 }
  }
  return { entries, next, isEnd: true }
}

/** Everything added since a moment (RFC 3339 in UTC), and perhaps some that is older; the newest first. */
export const addedSince = async function* (moment: string): AsyncGenerator<EventKey> {
  for await (const page of itemsUnder<Page>(table, PARTITION, { by: 'page', isBackwards: true })) {
    if (page.appended < moment) return
    yield* entriesOf(page)
  }
}

const lineOf = (event: RecordedEvent): string => {
  const key = keyOf(event)
  return `${key.subject} ${key.event}`
}

// No subject has a space in it, and no name a line break.
const entriesOf = ({ events }: Page): EventKey[] =>
  events.split('\n').map((line) => {
    const space = line.indexOf(' ')
    return { subject: line.slice(0, space), event: line.slice(space + 1) }
  })
