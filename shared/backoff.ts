import { setTimeout as pause } from 'node:timers/promises'

const LONGEST_MS = 2000

/** Waits before trying again, with full jitter: up to 50 ms after the first attempt, doubling up to two seconds. */
export const backOff = async (attempt: number): Promise<void> => {
  await pause(Math.random() * Math.min(LONGEST_MS, 50 * 2 ** (attempt - 1)))
}
