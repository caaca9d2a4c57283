/** Theil–Sen slope: the median of the slopes between all pairs of values, one step apart each. Null for fewer than two. */
export const theilSen = (values: readonly number[]): number | null => {
  const slopes = values.flatMap((from, i) => values.slice(i + 1).map((to, steps) => (to - from) / (steps + 1)))
  return median(slopes)
}

/** Sample standard deviation ÷ mean. Null for fewer than two values or a mean of 0. */
export const variation = (values: readonly number[]): number | null => {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (mean === 0) return null
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1)) / mean
}

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (upper === undefined) return null
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return (lower + upper) / 2
}
