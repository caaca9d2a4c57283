import { setTimeout as sleep } from 'node:timers/promises'
import type { LadderEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { Batch } from './batches.ts'
import { type Client, describeProblem } from './client.ts'

export type SignedIn = (organisation: Organisation) => Promise<Client>

/** How many requests are under way at a time. */
const IN_FLIGHT = 4
const TRIES = 6
const FIRST_WAIT = 200

/** Sends batches, several organisations at a time, each its own one after the other. `sent` hears of every batch. */
export const sendAll = async (
  batches: readonly Batch[],
  signedIn: SignedIn,
  sent: (events: number) => void,
): Promise<void> => {
  // Whoever has most to send begins, so that nobody is left sending alone at the end.
  const waiting = [...Map.groupBy(batches, ({ organisation }) => organisation)].sort(
    ([, a], [, b]) => sizeOf(b) - sizeOf(a),
  )
  const sender = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const client = await signedIn(next[0])
      for (const { events } of next[1]) {
        await sendBatch(client, events)
        sent(events.length)
      }
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender))
}

const sizeOf = (batches: readonly Batch[]): number => batches.reduce((sum, { events }) => sum + events.length, 0)

/** Sends a batch, and again what the platform could not take at the moment. Any other refusal is a fault of the demonstration. */
const sendBatch = async (client: Client, events: readonly LadderEvent[]): Promise<void> => {
  let left = events
  for (let tried = 1; ; tried++) {
    const { results } = await client.post(left)
    const refused = results.flatMap(({ problem }, index) => {
      const event = left[index]
      return problem && event ? [{ event, problem }] : []
    })
    const first = refused.find(({ problem }) => problem.status < 500) ?? (tried === TRIES ? refused[0] : undefined)
    if (first) throw new Error(complaintOf(first.event, describeProblem(first.problem)))
    if (refused.length === 0) return
    left = refused.map(({ event }) => event)
    await sleep(FIRST_WAIT * 2 ** (tried - 1))
  }
}

const complaintOf = ({ id, type, subject }: LadderEvent, detail: string): string => {
  const about = kindOfSubject(subject) === 'trainee' ? '' : ` about ${subject}`
  return `The demonstration could not be loaded: its event ${id} (${type}${about}) was rejected. ${detail}`
}
