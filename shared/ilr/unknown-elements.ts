/** A file may make up as many names as it likes: so many are told apart. */
const MOST_NAMES = 100

/** Counts the elements that the reader does not know, by the way to them, as in Learner/LearningDelivery/Favourite. */
export const unknownElements = () => {
  const counts = new Map<string, number>()
  return {
    /** Counts one, by the names from the root down to it. */
    count: (names: readonly string[]): void => {
      const way = names.slice(1).map(shown).join('/')
      const key = counts.has(way) || counts.size < MOST_NAMES ? way : '(others)'
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    counts: (): Readonly<Record<string, number>> => Object.fromEntries(counts),
  }
}

const shown = (name: string): string =>
  /^[A-Za-z][\w-]{0,59}$/.test(name) && !/\d{8}/.test(name) ? name : '(an odd name)'
