import { type Random, randomFrom } from '../oracle/random.ts'
import { type FaultKind, type Faults, faultsFrom } from './faults.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** What everything in one run shares: its time, its chance, its faults, and the trace of what happened. */
export type Stage = {
  readonly seed: number
  readonly timeline: Timeline
  readonly random: Random
  readonly faults: Faults
  /** How long something on the network takes, in milliseconds. */
  readonly latency: () => number
  readonly trace: (what: string) => void
  /** A number that stands for the whole trace so far. */
  readonly fingerprint: () => string
}

export const START = Date.parse('2021-06-15T12:00:00.000Z')

/** The stage of a seed's run. `tell` is given every line of the trace. */
export const stageFor = (seed: number, tell?: (line: string) => void): Stage => {
  const random = randomFrom(seed)
  const timeline = createTimeline(START)
  let hash = seed | 0
  const trace = (what: string) => {
    // Of the text only the length: to read all of it, millions of times, would take longer than what it tells of.
    hash = Math.imul(hash ^ Math.floor(timeline.now() * 2), 0x01000193)
    hash = Math.imul(hash ^ what.length, 0x01000193) ^ (hash >>> 13)
    tell?.(`${((timeline.now() - START) / 1000).toFixed(3).padStart(10)} ${what}`)
  }
  const usual = random.pick([2, 10, 40])
  const slow = random.pick([0, 0.02, 0.1])
  return {
    seed,
    timeline,
    random,
    faults: faultsFrom(random, (kind: FaultKind, where) => trace(`! ${kind} ${where}`)),
    latency: () => random.int(1, random.chance(slow) ? usual * 100 : usual * 2) / 2,
    trace,
    fingerprint: () => (hash >>> 0).toString(16).padStart(8, '0'),
  }
}
