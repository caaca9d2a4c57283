import type { Share } from './contribution.ts'
import { type CellDelta, cellDeltas, sumByCell } from './grains.ts'
import type { Watch } from './stalled.ts'

/**
 * What was last added to the cube for a subject, and from what. The cube is the sum of all ledgers' shares: whoever changes
 * one changes both in one transaction, and only if the version is still the one read.
 */
export type Ledger = {
  readonly version: number
  /** How many events of the log it was made from: behind when the log has more. */
  readonly events: number
  /** The facts of the register it was made from: behind when they have changed. */
  readonly basis: string
  readonly shares: readonly Share[]
  /** The codes of the record's anomalies, each once. */
  readonly anomalies: readonly string[]
  /** What the daily sweep looks at. */
  readonly watch?: Watch
}

export const emptyLedger: Ledger = { version: 0, events: 0, basis: '', shares: [], anomalies: [] }

/** Shares changed in one transaction: enough for nearly every trainee, and far from DynamoDB's limit of 100 actions. */
const SHARES_AT_ONCE = 4

/** The next ledger on the way, and whether it is the last: some have more to change than fits one transaction. */
export type NextLedger = { readonly ledger: Ledger; readonly isLast: boolean }

/** The next ledger from what is stored to what should be; undefined when there is nothing to do. */
export const nextLedger = (stored: Ledger, wanted: Omit<Ledger, 'version'>): NextLedger | undefined => {
  const changed = changedShares(stored, wanted)
  const version = stored.version + 1
  if (changed.length > SHARES_AT_ONCE) {
    const now = new Set(changed.slice(0, SHARES_AT_ONCE))
    const keep = stored.shares.filter((share) => !now.has(identityOf(share)))
    const take = wanted.shares.filter((share) => now.has(identityOf(share)))
    return { ledger: { ...stored, version, shares: [...keep, ...take] }, isLast: false }
  }
  const isSame =
    changed.length === 0 &&
    stored.events === wanted.events &&
    stored.basis === wanted.basis &&
    stored.anomalies.join() === wanted.anomalies.join() &&
    stored.watch?.cohort === wanted.watch?.cohort &&
    stored.watch?.progressed === wanted.watch?.progressed
  return isSame ? undefined : { ledger: { ...wanted, version }, isLast: true }
}

/** What moving a ledger forward adds to the cube: the new shares less the stored ones. */
export const deltaOf = (generation: string, subject: string, stored: Ledger, next: Ledger): CellDelta[] => {
  const lane = laneOf(subject)
  const changed = new Set(changedShares(stored, next))
  const moved = ({ shares }: Ledger, sign: 1 | -1) =>
    shares
      .filter((share) => changed.has(identityOf(share)))
      .flatMap((share) => cellDeltas(generation, share, lane, sign))
  return sumByCell([...moved(stored, -1), ...moved(next, 1)])
}

/** A share of a subject by its cohort, and for commissioned places by the region too. */
const identityOf = ({ place }: Share): string =>
  'employer' in place ? place.cohort : `${place.cohort}#${place.region}`

const changedShares = (stored: Pick<Ledger, 'shares'>, wanted: Pick<Ledger, 'shares'>): string[] => {
  const before = new Map(stored.shares.map((share) => [identityOf(share), textOf(share)]))
  const after = new Map(wanted.shares.map((share) => [identityOf(share), textOf(share)]))
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}

const textOf = ({ place, counters }: Share): string =>
  JSON.stringify([Object.entries(place).sort(), Object.entries(counters).sort()])

/** Spreads subjects over the lanes of rows that all of them touch. */
const laneOf = (subject: string): number => {
  let sum = 0
  for (let at = 0; at < subject.length; at++) sum = (sum * 31 + subject.charCodeAt(at)) % 1_000_003
  return sum
}
