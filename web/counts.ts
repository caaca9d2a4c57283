import { count, type Disclosed, percent } from './format.ts'

export type Counts = Readonly<Record<string, number>>

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' })
/** `a, b and c`. */
export const listed = (texts: readonly string[]): string => lists.format(texts)

/** The largest first; what is equal stays as it stands in the vocabulary. */
export const ranked = (counts: Counts): [value: string, people: number][] =>
  Object.entries(counts).toSorted(([, a], [, b]) => b - a)

export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, value) => sum + value, 0)

/** The values that count most, all of them where several are equal; undefined where nothing is counted. */
export const leaders = (
  counts: Counts,
): { readonly values: readonly string[]; readonly people: number } | undefined => {
  const [first] = ranked(counts)
  if (!first || first[1] === 0) return undefined
  const people = first[1]
  return { values: ranked(counts).flatMap(([value, many]) => (many === people ? [value] : [])), people }
}

/** Shares of fewer people are not told where figures are rounded. */
const FEWEST = 22.5

/** `64%`, or `9 of 14` where a share of so few is not told. */
export const shareText = (part: number, whole: number, { disclosure }: Disclosed): string =>
  whole === 0 || (disclosure === 'rounded' && whole < FEWEST)
    ? `${count(part)} of ${count(whole)}`
    : percent(Math.min(1, part / whole))

/** The same before the people it is of: `64% of guarantees`, `9 of the 14 guarantees`. */
export const portionOf = (part: number, whole: number, told: Disclosed): string => {
  const share = shareText(part, whole, told)
  return share.endsWith('%') ? `${share} of` : share.replace(' of ', ' of the ')
}

/** How many, inside a sentence: a rounded 0 may be one person or two. */
export const howMany = (people: number, { disclosure }: Disclosed): string =>
  people > 0 ? count(people) : disclosure === 'rounded' ? '0 to 2' : 'none'

/** The subject of a sentence about a count of 0. */
export const nobody = ({ disclosure }: Disclosed): string => (disclosure === 'rounded' ? 'Hardly anybody' : 'Nobody')
