import { isDeepStrictEqual } from 'node:util'
import type { LadderEvent } from '#events/catalogue.ts'
import type { ReturnReceipt } from '#events/collections.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import type { Caller } from '../caller.ts'
import { statusOf } from '../collection/figures.ts'
import { fill, without } from '../collection/fill.ts'
import { figuresAfter, receiptOf, withRefused } from '../collection/receipt.ts'
import type { ReadRow } from '../collection/row-statements.ts'
import { Refusal } from '../refusal.ts'
import type { Month } from '../rounds.ts'
import { ingestBatch } from './ingest.ts'
import { sayByLadder } from './log.ts'
import { filledReturn, leftOutIn, putContent, type Sending, type StoredContent, type StoredReturn } from './returns.ts'
import { closingOf, roundHeads } from './rounds.ts'
import { type Refusals, sayAll } from './say.ts'

export type Submission = {
  readonly round: Month
  readonly caller: Caller
  /** None for a nil return. */
  readonly rows: readonly ReadRow[]
  readonly isAtomic: boolean
  readonly isDryRun: boolean
  readonly now: Date
}

const MOST_RACES = 10
/** A return brings back whom those of the year before it left out. */
const ROUNDS_LOOKED_BACK = 12

/**
 * Takes a filled return. What it is going to say is kept in the return before it is said: whoever comes by after a crash says it again,
 * with the same ids and times, and goes on from there. Nothing is stored for a dry run, nor where one row is enough to refuse all.
 */
export const submit = async (submission: Submission): Promise<ReturnReceipt> => {
  const { round, caller, rows, isAtomic, isDryRun, now } = submission
  const { organisation } = caller
  const heads = await roundHeads()
  const head = heads.find(({ month }) => month === round)
  const earlier = heads.map(({ month }) => month).filter((month) => month < round)
  const leftOut = await leftOutIn(earlier.slice(-ROUNDS_LOOKED_BACK), organisation)
  for (let race = 0; race < MOST_RACES; race++) {
    const found = head && (await filledReturn(round, organisation))
    if (!found) throw new Refusal('not-found', `Nothing is asked of you in ${round}: GET /collections lists the rounds`)
    const { stored, content } = found
    if (content.sending && !isDryRun) {
      await finish(stored, content, submission)
      continue
    }
    const at = now.toISOString()
    const filling = fill(content, rows, { organisation, round, at }, leftOut)
    const figures = figuresAfter(stored, filling, { isNil: rows.length === 0, at })
    const status = statusOf({ ...stored, ...figures }, closingOf(head), at)
    const tell = (results = filling.rows) =>
      receiptOf({ ...filling, rows: results }, { round, organisation, status, dryRun: isDryRun })
    if (isDryRun || (isAtomic && filling.rows.some((row) => row.status === 'rejected'))) return tell()

    if (filling.events.length === 0) {
      if (await putContent(stored, filling.content, figures)) return tell()
      continue
    }
    const saying = { ...filling.content, sending: { events: filling.events, before: content.said, after: figures } }
    const kept = await putContent(stored, saying)
    if (kept) return tell(withRefused(filling, await finish(kept, saying, submission)))
  }
  throw new Refusal('unavailable', 'The return is being sent by somebody else too: send it again in a moment')
}

/** Says what a return is about to say, and notes that it has. Gives what was refused. */
const finish = async (
  stored: StoredReturn,
  { sending, ...content }: StoredContent,
  submission: Submission,
): Promise<Refusals> => {
  if (!sending) return new Map()
  const refusals = await say(sending, submission)
  const said = without(content, new Set(refusals.keys()), { round: stored.round, before: sending.before })
  for (let race = 0, last: StoredReturn | undefined = stored; last && race < MOST_RACES; race++) {
    if (await putContent(last, said, sending.after)) break
    // The close noted something in between; or somebody else has said and noted the same, and may be at the next thing.
    const now = await filledReturn(stored.round, stored.organisation)
    last = isDeepStrictEqual(now?.content.sending, sending) ? now?.stored : undefined
  }
  return refusals
}

const say = async ({ events }: Sending, { caller, now }: Submission): Promise<Refusals> => {
  const isByLadder = ({ source }: LadderEvent) => source === LADDER_SOURCE
  const own = events.filter((event) => !isByLadder(event))
  const refusals = await sayAll(own, (part) => ingestBatch(part, caller, now))
  await sayByLadder(events.filter(isByLadder), now.toISOString())
  return refusals
}
