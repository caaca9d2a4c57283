/**
 * Sparse sums by name. Contributions, deltas and the cube's rows are all counters: they add up, and a name that is not
 * there counts 0. Names: `enrolled`; `withdrawn.academic` for a value of a vocabulary; `due@2021-07-31` for a date.
 */
export type Counters = Readonly<Record<string, number>>

/** Adds `counters` into `sums`. */
export const addInto = (sums: Record<string, number>, counters: Counters): void => {
  for (const name in counters) sums[name] = (sums[name] ?? 0) + (counters[name] ?? 0)
}

/** The names without zeros: what is left to say of a delta. */
export const withoutZeros = (counters: Counters): Counters =>
  Object.fromEntries(Object.entries(counters).filter(([, count]) => count !== 0))

export const count = (counters: Counters, name: string): number => counters[name] ?? 0

/** The counts of a vocabulary's values: every value, zeros too. */
export const countsOf = <Value extends string>(
  counters: Counters,
  name: string,
  values: readonly Value[],
): Record<Value, number> =>
  Object.fromEntries(values.map((value) => [value, count(counters, `${name}.${value}`)])) as Record<Value, number>

/** The counts kept under a name by date, month or number, in order of the text after the separator. */
export const series = (counters: Counters, name: string): [string, number][] =>
  Object.entries(counters)
    .filter(([key]) => key.startsWith(name) && key[name.length] === '@')
    .map(([key, value]): [string, number] => [key.slice(name.length + 1), value])
    .sort(([a], [b]) => (a < b ? -1 : 1))
