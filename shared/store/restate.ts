import type { RecordedEvent } from '#events/catalogue.ts'
import { knownAt, knownSince } from '../as-of.ts'
import type { Share } from '../contribution.ts'
import { closingDate, type FrozenRegister, publishedCells, sharesOf } from '../publication.ts'
import { streamInParts } from './batches.ts'
import { dropRows, keepRows, openRows } from './kept-rows.ts'
import { allLogs } from './log.ts'
import { digestOf, type Part, partsOf } from './packed-rows.ts'
import { employersNow, frozenRegister, lookups } from './past.ts'
import { type Publication, partitionOf, publications } from './publications.ts'
import { putRestatement, type Restatement, restatementOf } from './restated.ts'
import { type Facts, namedBy } from './wanted.ts'

const AT_ONCE = 500
/** So many publications, the latest, are restated: two years. */
const RESTATED = 24

/**
 * Makes the restatements anew: for each publication of the last two years, what its figures would be by all that is known now of
 * the time before its moment. Kept as rows beside the published ones. Gives the months in which any figure differs.
 */
export const restate = async (now: string): Promise<string[]> => {
  const months = await Promise.all((await publications()).slice(-RESTATED).map(begin))
  if (months.length === 0) return []
  for await (const logs of streamInParts(allLogs(), AT_ONCE))
    for (const month of months) {
      await month.then.prepare(logs)
      await month.since.prepare(logs)
      for (const [subject, events] of logs) month.add(subject, events)
    }
  const differing: string[] = []
  for (const month of months) if (await finish(month, now)) differing.push(month.publication.month)
  return differing
}

const begin = async (publication: Publication) => {
  const { month, digest, moment } = publication
  const today = closingDate(moment)
  const { register: published } = await openRows(partitionOf(month, digest))
  // What the register says of an employer has no date: that it has changed corrects nothing.
  const employers = new Map([
    ...(await employersNow()),
    ...published.employers.map((placed) => [placed.id, placed] as const),
  ])
  const then = lookups(employers, (events) => knownAt(events, moment))
  const since = lookups(employers, (events) => knownSince(events, moment))
  const cells = publishedCells(today)
  const add = (subject: string, events: readonly RecordedEvent[]): void => {
    const [before, after] = [knownAt(events, moment), knownSince(events, moment)]
    if (before.length === after.length && !isRerouted(events, then.facts, since.facts)) return
    const shares = (known: readonly RecordedEvent[], facts: Facts): Share[] => sharesOf(subject, known, facts, today)
    cells.add(shares(before, then.facts), -1)
    cells.add(shares(after, since.facts))
  }
  const register = (): FrozenRegister => frozenRegister(since.programmes, employers)
  return { publication, published, then, since, cells, add, register }
}

/** Whether a programme that events name has another route by now. */
const isRerouted = (events: readonly RecordedEvent[], then: Facts, since: Facts): boolean =>
  namedBy(events).programmes.some((programme) => then.routeOf(programme) !== since.routeOf(programme))

type Month = Awaited<ReturnType<typeof begin>>

/** Puts a month's restatement; whether any figure differs. */
const finish = async ({ publication, published, cells, register }: Month, made: string): Promise<boolean> => {
  const { month } = publication
  const parts = partsOf(cells.cells())
  const restated = register()
  const differs = parts.length > 0 || JSON.stringify(restated.programmes) !== JSON.stringify(published.programmes)
  const digest = differs ? digestOf(parts, JSON.stringify(restated)) : 'as published'
  const kept = (await restatementOf(month)) ?? { version: 0, digest: 'as published', made }
  if (kept.digest === digest) await putRestatement(month, { ...kept, made })
  else await replace(month, { ...kept, made, digest }, differs ? parts : undefined, restated)
  return differs
}

/** Every restatement is kept under a name of its own, and outlives the next one: questions may be reading it. */
const replace = async (
  month: string,
  { content, before, ...next }: Restatement,
  parts: readonly Part[] | undefined,
  register: FrozenRegister,
): Promise<void> => {
  const name = `${month}#restated#${next.made}#${next.digest}`
  if (parts) await keepRows(name, parts, register)
  if (before !== undefined) await dropRows(before)
  await putRestatement(month, { ...next, ...(parts && { content: name }), ...(content && { before: content }) })
}
