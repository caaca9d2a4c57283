import type { Share } from './contribution.ts'
import type { Concern } from './exceptions/concern.ts'
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
  /** The exceptions that the record asks for, each from a date on. */
  readonly concerns: readonly Concern[]
  /** What the daily sweep looks at. */
  readonly watch?: Watch
}

export const emptyLedger: Ledger = { version: 0, events: 0, basis: '', shares: [], anomalies: [], concerns: [] }

/**
 * Parts changed in one transaction: enough for nearly every trainee. A part is a share with its place in the listing, 23 actions
 * at most, and the concerns of that enrolment, of which those beyond the first have entries of their own: five in the enrolment
 * opened last. So three parts stay under DynamoDB's limit of 100 actions.
 */
const PARTS_AT_ONCE = 3

/** The next ledger on the way, and whether it is the last: some have more to change than fits one transaction. */
export type NextLedger = { readonly ledger: Ledger; readonly isLast: boolean }

/** The next ledger from what is stored to what should be; undefined when there is nothing to do. */
export const nextLedger = (stored: Ledger, wanted: Omit<Ledger, 'version'>): NextLedger | undefined => {
  const changed = changedParts(stored, wanted)
  const version = stored.version + 1
  if (changed.length > PARTS_AT_ONCE) {
    const now = new Set(changed.slice(0, PARTS_AT_ONCE))
    const moved = <Item>(kept: readonly Item[], taken: readonly Item[], partOf: (item: Item) => string): Item[] => [
      ...kept.filter((item) => !now.has(partOf(item))),
      ...taken.filter((item) => now.has(partOf(item))),
    ]
    const shares = moved(stored.shares, wanted.shares, partOfShare)
    const concerns = moved(stored.concerns, wanted.concerns, partOfConcern)
    return { ledger: { ...stored, version, shares, concerns }, isLast: false }
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
  const moving = new Set(changedShares(stored, next))
  const moved = ({ shares }: Ledger, sign: 1 | -1) =>
    shares
      .filter((share) => moving.has(partOfShare(share)))
      .flatMap((share) => cellDeltas(generation, share, lane, sign))
  return sumByCell([...moved(stored, -1), ...moved(next, 1)])
}

/** A share of a subject by its cohort, and for commissioned places by the region too. */
const partOfShare = ({ place }: Share): string =>
  'employer' in place ? place.cohort : `${place.cohort}#${place.region}`

/** A concern moves with its enrolment. */
const partOfConcern = ({ cohort = '' }: Concern): string => cohort

const changedShares = (stored: Pick<Ledger, 'shares'>, wanted: Pick<Ledger, 'shares'>): string[] =>
  changed(textsOf(stored.shares, partOfShare, textOf), textsOf(wanted.shares, partOfShare, textOf))

const changedParts = (stored: Omit<Ledger, 'version'>, wanted: Omit<Ledger, 'version'>): string[] => {
  const concerns = (ledger: Omit<Ledger, 'version'>) => textsOf(ledger.concerns, partOfConcern, textOfConcern)
  return [...new Set([...changedShares(stored, wanted), ...changed(concerns(stored), concerns(wanted))])]
}

type Texts = ReadonlyMap<string, string>

const changed = (before: Texts, after: Texts): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((part) => before.get(part) !== after.get(part))

/** What there is of each part, as text. */
const textsOf = <Item>(
  items: readonly Item[],
  partOf: (item: Item) => string,
  textOf: (item: Item) => string,
): Texts => {
  const texts = new Map<string, string>()
  for (const item of items) texts.set(partOf(item), (texts.get(partOf(item)) ?? '') + textOf(item))
  return texts
}

const textOf = ({ place, counters }: Share): string =>
  JSON.stringify([Object.entries(place).sort(), Object.entries(counters).sort()])

const textOfConcern = ({ rule, since, organisation, said = [] }: Concern): string =>
  JSON.stringify([rule, since, organisation, ...said.map(({ by, says, at }) => [by, says, at])])

/** Spreads subjects over the lanes of rows that all of them touch. */
const laneOf = (subject: string): number => {
  let sum = 0
  for (let at = 0; at < subject.length; at++) sum = (sum * 31 + subject.charCodeAt(at)) % 1_000_003
  return sum
}
