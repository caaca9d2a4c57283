const LONGEST_MS = 2000

/** Waits for so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits before trying again, with full jitter: up to 50 ms after the first attempt, doubling up to two seconds. */
export const backOff = (attempt: number): Promise<void> =>
  pause(Math.random() * Math.min(LONGEST_MS, 50 * 2 ** (attempt - 1)))
