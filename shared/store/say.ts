import type { LadderEvent } from '#events/catalogue.ts'
import { Refusal } from '../refusal.ts'
import type { Receipt } from './take.ts'

/** The events that were refused, by id, each with its refusal; nothing for those that were not sent on account of these. */
export type Refusals = ReadonlyMap<string, Refusal | undefined>

const EVENTS_AT_ONCE = 500

/**
 * Says what a document has to say: first what is new, then the voids. Where what was to take the place of something is refused, what
 * stood there is not taken back. What may or may not be stored is an error: all is to be said again.
 */
export const sayAll = async (
  events: readonly LadderEvent[],
  send: (events: readonly LadderEvent[]) => Promise<readonly (Receipt | Error)[]>,
): Promise<Refusals> => {
  const refusals = new Map<string, Refusal | undefined>()
  const sendInParts = async (some: readonly LadderEvent[]) => {
    for (let from = 0; from < some.length; from += EVENTS_AT_ONCE) {
      const part = some.slice(from, from + EVENTS_AT_ONCE)
      for (const [index, outcome] of (await send(part)).entries()) {
        if (outcome instanceof Refusal) refusals.set(part[index]?.id ?? '', outcome)
        else if (outcome instanceof Error) throw outcome
      }
    }
  }
  await sendInParts(events.filter((event) => !isVoid(event)))
  const refused = new Set([...refusals.keys()].map(slotOf))
  const voids = events.filter(isVoid)
  for (const { id, data } of voids) if (refused.has(slotOf(data.event))) refusals.set(id, undefined)
  await sendInParts(voids.filter(({ id }) => !refusals.has(id)))
  return refusals
}

const isVoid = (event: LadderEvent): event is LadderEvent<'event.voided'> => event.type === 'event.voided'
/** An event's slot, from its id: all but its number there. */
const slotOf = (id: string): string => id.slice(0, id.lastIndexOf('/'))
