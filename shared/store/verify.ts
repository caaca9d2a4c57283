import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '#events/catalogue.ts'
import { isProgramme } from '#events/envelope.ts'
import { backOff } from '../backoff.ts'
import { nextLedger } from '../ledger.ts'
import { foldProgramme } from '../programme.ts'
import { mapLimited, streamInParts } from './batches.ts'
import type { Difference, Report } from './differences.ts'
import { entriesOf } from './entries.ts'
import { allLogs, logsOf } from './log.ts'
import { programmeItem, programmesKept } from './programmes.ts'
import { allRecords, recordOf, type StoredRecord } from './records.ts'
import { cubeDifferences } from './verify-cube.ts'
import { type Wanted, wantedLedgers } from './wanted.ts'

const AT_ONCE = 500
const READS_AT_ONCE = 16
/** Streams are seconds behind. What is not right after so many looks is wrong. */
const MOST_LOOKS = 6

/** What is done about subjects that differ, before each look that is taken at them again. */
type Attend = (subjects: readonly string[]) => Promise<void>

/**
 * Proves a generation again from the log, while live traffic goes on: that every ledger, entry of the listing and programme is
 * what the log asks for, and that the cube is the sum of the ledgers. Gives what differs, and keeps on differing. Without
 * `attend` the stream alone is given the time to bring what is behind.
 */
export const verify = async (
  generation: string,
  report: Report,
  attend: Attend = async () => undefined,
): Promise<Difference[]> => {
  let suspects = await suspectsIn(generation, report)
  let found: Difference[] = []
  for (let look = 1; suspects.length > 0 && look <= MOST_LOOKS; look++) {
    report('looking again at subjects that differ', look, MOST_LOOKS)
    await backOff(look)
    await attend(suspects)
    found = await differencesOf(generation, suspects)
    suspects = [...new Set(found.map(({ name }) => name))]
  }
  return [...found, ...(await cubeDifferences(generation, report))]
}

/** The subjects that are not what the log says at the first look: it may have moved on between two reads. */
const suspectsIn = async (generation: string, report: Report): Promise<string[]> => {
  const records = await allRecords(generation)
  const programmes = await programmesKept()
  const unseen = new Set(records.keys())
  const suspects: string[] = []
  let done = 0
  for await (const part of streamInParts(allLogs(), AT_ONCE)) {
    for (const [subject] of part) unseen.delete(subject)
    const found = await differencesFrom(new Map(part), { generation, records, programmes })
    suspects.push(...found.map(({ name }) => name))
    done += part.length
    report('subjects against the log', done)
  }
  return [...suspects, ...unseen]
}

/** What differs for subjects, each read by itself: the record first, since a log read later is never older. */
const differencesOf = async (generation: string, subjects: readonly string[]): Promise<Difference[]> => {
  const records = new Map(
    await mapLimited(
      subjects.filter((subject) => !isProgramme(subject)),
      READS_AT_ONCE,
      async (subject) => [subject, await recordOf(generation, subject)] as const,
    ),
  )
  const programmes = await programmesKept()
  return differencesFrom(await logsOf(subjects), { generation, records, programmes })
}

type Stored = {
  readonly generation: string
  readonly records: ReadonlyMap<string, StoredRecord>
  readonly programmes: ReadonlyMap<string, object>
}

/** What is stored otherwise than logs ask for: at most one difference a subject. */
const differencesFrom = async (
  logs: ReadonlyMap<string, readonly RecordedEvent[]>,
  { generation, records, programmes }: Stored,
): Promise<Difference[]> => {
  const wanted = await wantedLedgers(new Map([...logs].filter(([subject]) => !isProgramme(subject))))
  return [...logs].flatMap(([subject, log]) =>
    isProgramme(subject)
      ? programmeDifferences(subject, log, programmes.get(subject))
      : recordDifferences(generation, subject, records.get(subject), wanted.get(subject)),
  )
}

const programmeDifferences = (id: string, log: readonly RecordedEvent[], kept: object | undefined): Difference[] => {
  const wanted = programmeItem(id, foldProgramme(id, log), log.length)
  return isDeepStrictEqual(wanted, kept) ? [] : [{ in: 'programme', name: id, wanted, found: kept }]
}

const recordDifferences = (
  generation: string,
  subject: string,
  record: StoredRecord | undefined,
  wanted: Wanted | undefined,
): Difference[] => {
  if (!record || !wanted) return [{ in: 'ledger', name: subject, wanted, found: record?.ledger }]
  const { ledger } = record
  if (nextLedger(ledger, wanted)) return [{ in: 'ledger', name: subject, wanted, found: ledger }]
  const listing = entriesOf(generation, subject, ledger)
  if (isDeepStrictEqual(listing, record.listing)) return []
  return [{ in: 'listing', name: subject, wanted: [...listing.values()], found: [...record.listing.values()] }]
}
