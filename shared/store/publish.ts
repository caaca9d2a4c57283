import type { RecordedEvent } from '#events/catalogue.ts'
import { knownAt } from '../as-of.ts'
import { closingDate, publishedCells, sharesOf } from '../publication.ts'
import { streamInParts } from './batches.ts'
import { insertAll } from './insert.ts'
import { keepRows, publicationsTable } from './kept-rows.ts'
import { allLogs } from './log.ts'
import { digestOf, partsOf } from './packed-rows.ts'
import { employersNow, frozenRegister, lookups } from './past.ts'
import { HEADS, partitionOf, publicationOf } from './publications.ts'

const AT_ONCE = 500

/**
 * Freezes a month's figures as they were known at a moment (RFC 3339 in UTC), when its round closed. They follow from the log, the
 * register and that moment alone, so a job that is late, or runs twice, publishes the same; and what is published once is
 * never changed, whoever comes second with whatever. It must run when all that was recorded before the moment is in the log: a
 * minute later it is.
 */
export const publish = async (month: string, closed: string): Promise<void> => {
  if (await publicationOf(month)) return
  const moment = new Date(closed).toISOString()
  const today = closingDate(moment)
  const known = (events: readonly RecordedEvent[]) => knownAt(events, moment)
  const employers = await employersNow()
  const { facts, programmes, prepare } = lookups(employers, known)

  const cells = publishedCells(today)
  for await (const logs of streamInParts(allLogs(), AT_ONCE)) {
    await prepare(logs)
    for (const [subject, events] of logs) cells.add(sharesOf(subject, known(events), facts, today))
  }
  const rows = cells.cells()
  const parts = partsOf(rows)
  const register = frozenRegister(programmes, employers)
  const digest = digestOf(parts, moment, JSON.stringify(register))
  await keepRows(partitionOf(month, digest), parts, register)
  const [outcome] = await insertAll(publicationsTable, [
    { publication: HEADS, part: month, digest, moment, rows: rows.length },
  ])
  if (outcome instanceof Error) throw outcome
}
