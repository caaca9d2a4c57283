import { tableNamed } from '../environment.ts'
import { getAll } from './batches.ts'
import { insertAll } from './insert.ts'

const table = tableNamed('claims')

/** Which content took an id of a source. `event` is the event's name: source and id. */
export type Claim = { readonly event: string; readonly hash: string; readonly subject: string }

/**
 * Takes ids for contents, for ever; each id once a call. Gives for each whether the content has the id now: true again and
 * again for the same content, false when another has it.
 */
export const claimAll = async (wanted: readonly Claim[]): Promise<(boolean | Error)[]> => {
  const inserted = await insertAll(table, wanted)
  const present = wanted.filter((_, index) => inserted[index] === 'present')
  const holders = await claimsOf(present.map(({ event }) => event))
  return wanted.map(({ event, hash }, index) => {
    const outcome = inserted[index]
    return outcome instanceof Error ? outcome : outcome === 'new' || holders.get(event)?.hash === hash
  })
}

/** What has claimed names, strongly consistent. */
export const claimsOf = async (events: readonly string[]): Promise<ReadonlyMap<string, Claim>> => {
  const claims = (await getAll(
    table,
    [...new Set(events)].map((event) => ({ event })),
  )) as Claim[]
  return new Map(claims.map((claim) => [claim.event, claim]))
}
