import type { RecordedEvent } from '#events/catalogue.ts'
import type { Organisation } from '#events/identifiers.ts'
import { backOff } from '../backoff.ts'
import { tableNamed } from '../environment.ts'
import { type Heard, heardBoth, hearingsIn, isKnown } from '../exceptions/senders.ts'
import { itemAt, itemsUnder, putNext, type Versioned } from './items.ts'

const table = tableNamed('registry')
const KIND = 'heard'
const MOST_ATTEMPTS = 6

type HeardItem = Heard & Versioned & { readonly id: Organisation }

/** What this instance knows to be kept: most events come from somebody heard today. */
const known = new Map<Organisation, Heard>()

/** Keeps when the organisations that an event is from, or names, were last heard. A date never moves back. */
export const noteHeard = async (event: RecordedEvent): Promise<void> => {
  for (const { organisation, ...heard } of hearingsIn(event)) {
    if (isKnown(known.get(organisation) ?? {}, heard)) continue
    known.set(organisation, await kept(organisation, heard))
  }
}

const kept = async (organisation: Organisation, heard: Heard): Promise<Heard> => {
  const key = { kind: KIND, id: organisation }
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    if (attempt > 1) await backOff(attempt - 1)
    const { version, at, named } = (await itemAt<HeardItem>(table, key)) ?? { version: 0 }
    const before: Heard = { ...(at && { at }), ...(named && { named }) }
    if (isKnown(before, heard)) return before
    const both = heardBoth(before, heard)
    if (await putNext(table, key, { ...both, version })) return both
  }
  throw new Error('others were always quicker to note who was heard')
}

/** When each organisation was last heard. */
export const allHeard = async (): Promise<ReadonlyMap<Organisation, Heard>> => {
  const heard = new Map<Organisation, Heard>()
  for await (const { id, at, named } of itemsUnder<HeardItem>(table, ['kind', KIND], { by: 'id' }))
    heard.set(id, { ...(at && { at }), ...(named && { named }) })
  return heard
}
