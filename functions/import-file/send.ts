import { callerOf } from '#shared/caller.ts'
import { now } from '#shared/clock.ts'
import { Refusal } from '#shared/refusal.ts'
import { ingestBatch } from '#shared/store/ingest.ts'
import { type Rehearsal, rehearsal } from '#shared/store/rehearse.ts'
import type { Receipt } from '#shared/store/take.ts'

/** What became of an event of a file. */
export type Sent = Receipt | Refusal

export type Send = (events: readonly unknown[], organisation: string) => Promise<Sent[]>

/** Sends events as their organisation would. What may or may not be stored is an error: all of them are to be sent again. */
const sending =
  (take: Rehearsal): Send =>
  async (events, organisation) => {
    const outcomes = await take(events, callerOf(organisation, ['events:write']), now())
    return outcomes.map((outcome) => {
      if (outcome instanceof Error && !(outcome instanceof Refusal)) throw outcome
      return outcome
    })
  }

/** The way in for the events of one run: the real one, or a rehearsal of it. */
export const senderOf = (dryRun: boolean): Send => sending(dryRun ? rehearsal() : ingestBatch)
