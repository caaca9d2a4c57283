/** How figures leave Ladder: as they are, or rounded so that nobody can be picked out. */
export type Disclosure = {
  readonly name: 'exact' | 'rounded'
  /** A count of people. */
  readonly count: (count: number) => number
  /** A figure that is already a share of so many people: null over nobody, and where the rule suppresses it. */
  readonly share: (share: number, people: number) => number | null
}

/** part ÷ whole as it may leave Ladder; null over nothing. */
export const rate = (disclosure: Disclosure, part: number, whole: number): number | null =>
  disclosure.share(part / whole, whole)

export const exact: Disclosure = {
  name: 'exact',
  count: (count) => count,
  share: (share, people) => (people === 0 ? null : share),
}

/** Rates on fewer people than this are suppressed (HESA's standard rounding). */
const FEWEST_FOR_A_RATE = 22.5

/** HESA's standard rounding: counts to the nearest 5 (0, 1 and 2 as 0); rates on fewer than 22.5 people are suppressed. */
export const rounded: Disclosure = {
  name: 'rounded',
  count: (count) => Math.round(count / 5) * 5,
  share: (share, people) => (people < FEWEST_FOR_A_RATE ? null : Math.round(share * 100) / 100),
}
