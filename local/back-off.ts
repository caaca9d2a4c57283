import { setTimeout as sleep } from 'node:timers/promises'

export type BackOff = (attempt: number, signal?: AbortSignal) => Promise<void>

/** Waits longer after each attempt, up to two seconds. Rejects when the signal ends the waiting. */
export const backOff: BackOff = (attempt, signal) =>
  sleep(Math.min(2000, 50 * 2 ** attempt), undefined, signal && { signal })
