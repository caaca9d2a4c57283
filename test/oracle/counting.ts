/** How many there are of each value of a vocabulary, zeros too; what is not in the vocabulary is not counted. */
export const countBy = <Item>(
  items: readonly Item[],
  vocabulary: readonly string[],
  wordOf: (item: Item) => string | number | undefined,
): Record<string, number> =>
  Object.fromEntries(
    vocabulary.map((value) => [value, items.filter((item) => String(wordOf(item)) === value).length] as const),
  )

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** A rate over nothing is null. */
export const rate = (part: number, whole: number | null): number | null =>
  whole === null || whole === 0 ? null : part / whole

export const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

const median = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Theil–Sen: the median of the slopes between every two values, one step apart from each other. */
export const theilSen = (values: readonly number[]): number | null =>
  median(values.flatMap((from, i) => values.slice(i + 1).map((to, k) => (to - from) / (k + 1))))

/** Sample standard deviation ÷ mean. */
export const variation = (values: readonly number[]): number | null => {
  const mean = sum(values) / values.length
  if (values.length < 2 || mean === 0) return null
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) / mean
}
