import type { Counters } from './counters.ts'

/** A figure of people, read off sums. */
export type Figure = (sums: Counters) => number

/** A slice of people: its sums, and every way in which Ladder tells it in parts. */
export type Parted = {
  readonly sums: Counters
  /** The sums of its parts along each dimension: slices themselves, which fall into parts again. */
  readonly splits: () => readonly (readonly Counters[])[]
  /** The sums of the smallest parts that there are. */
  readonly finest: () => readonly Counters[]
}

/** The figures of one slice, as they may leave Ladder. */
export type Disclosed = {
  /** A count of people. `inside` are ways in which the slice's own figures add up to it. */
  readonly count: (figure: Figure, ...inside: readonly (readonly Figure[])[]) => number
  /** Anything that people add up to, most of them about `unit` each: nothing where the people are not shown. */
  readonly sum: (figure: Figure, people: Figure, unit: number) => number
}

/** How figures leave Ladder: as they are, or rounded so that nobody can be picked out. */
export type Disclosure = {
  readonly name: 'exact' | 'rounded'
  readonly of: (slice: Parted) => Disclosed
  /** Whether a row is there for somebody: that it is there tells of people as a count does. */
  readonly shows: (exact: number, shown: number) => boolean
  /** A ratio of two counts as they leave: null over nothing, and where it is of too few people. */
  readonly ratio: (part: number, whole: number) => number | null
}

export const exact: Disclosure = {
  name: 'exact',
  of: ({ sums }) => ({ count: (figure) => figure(sums), sum: (figure) => figure(sums) }),
  shows: (exact) => exact > 0,
  ratio: (part, whole) => (whole === 0 ? null : part / whole),
}

/** A share of a whole. Counts that were rounded apart may be a part larger than its whole. */
export const shareOf = ({ ratio }: Disclosure, part: number, whole: number): number | null =>
  ratio(Math.min(part, whole), whole)

/** To the nearest 5: 0, 1 and 2 as 0 (HESA's standard rounding). */
export const nearestFive = (count: number): number => Math.round(count / 5) * 5

/** Rates on fewer people than this are suppressed (HESA's standard rounding). */
const FEWEST_FOR_A_RATE = 22.5

/**
 * HESA's standard rounding, mended where it gives somebody away: see `guarded`. Ratios are of the rounded counts, so that they tell
 * nothing that the counts do not: 2 % of 50 would be the one person whom a 0 hides.
 */
export const rounded: Disclosure = {
  name: 'rounded',
  of: (slice) => ({
    count: (figure, ...inside) => guarded(slice, figure, inside),
    sum: (figure, people, unit) =>
      guarded(slice, people, []) === 0 ? 0 : nearestFive(figure(slice.sums) / unit) * unit,
  }),
  shows: (_, shown) => shown > 0,
  ratio: (part, whole) => (whole < FEWEST_FOR_A_RATE ? null : Math.round((part / whole) * 100) / 100),
}

/**
 * HESA's standard rounding as it stands, for live figures before the first publication. They can be asked day after day, which tells
 * more than any sum of them, so that there is nothing to guard: the first publication ends it.
 */
export const unguarded: Disclosure = {
  ...rounded,
  of: (slice) => ({ ...rounded.of(slice), count: (figure) => nearestFive(figure(slice.sums)) }),
  shows: exact.shows,
}

/** What is known of a count from what is shown of it: at least, and at most. */
type Range = readonly [least: number, most: number]

const rangeOf = (shown: number): Range => [Math.max(0, shown - 2), shown + 2]
/** A part that falls into parts again may have been moved itself. */
const wideRangeOf = (shown: number): Range => [Math.max(0, shown - 4), shown + 2]

/**
 * A count to the nearest 5, moved by 5 where its parts would be given away: two parts of 2, shown as 0 and 0, cannot be added up
 * to what is shown as 5 unless somebody is in each. It depends on the slice alone, never on the question, so that no two
 * answers tell it differently.
 */
const guarded = ({ sums, splits, finest }: Parted, figure: Figure, inside: readonly (readonly Figure[])[]): number => {
  const count = figure(sums)
  if (count === 0) return 0
  const families = function* (): Generator<readonly [parts: readonly number[], range: (shown: number) => Range]> {
    for (const split of splits()) yield [split.map(figure), wideRangeOf]
    for (const figures of inside) yield [figures.map((part) => part(sums)), wideRangeOf]
    yield [finest().map(figure), rangeOf]
  }
  for (const [parts, range] of families()) {
    const moved = step(count, parts, range)
    if (moved !== 0) return nearestFive(count) + moved
  }
  return nearestFive(count)
}

/** Fewer possibilities than this are left to a part by the others: it could be told from nobody, or exactly. */
const FEWEST = 2

const step = (count: number, parts: readonly number[], range: (shown: number) => Range): -5 | 0 | 5 => {
  // Parts that do not add up to it say nothing of it.
  if (parts.length < 2 || parts.reduce((sum, part) => sum + part, 0) !== count) return 0
  const shown = nearestFive(count)
  let least = 0
  let most = 0
  for (const part of parts) {
    const [low, high] = range(nearestFive(part))
    least += low
    most += high
  }
  if (shown > count && most - (shown - 2) < FEWEST) return -5
  return shown + 2 - least < FEWEST ? 5 : 0
}
