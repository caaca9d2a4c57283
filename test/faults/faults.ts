import type { Random } from '../oracle/random.ts'

/**
 * Everything that can go wrong, with how likely it is each time it could (or, for what is drawn once a run, in each run), in
 * a run of usual roughness.
 */
const likelihoods = {
  // A call of AWS
  'refused before': 0.01,
  throttled: 0.01,
  'timed out before': 0.006,
  'performed late': 0.006,
  'answer lost': 0.015,
  'transaction conflict': 0.03,
  'transaction in progress': 0.01,
  'keys unprocessed': 0.03,
  'deletes unprocessed': 0.3,
  'statement throttled': 0.02,
  'statement failed': 0.01,
  'statement in conflict': 0.01,
  'entry refused': 0.03,
  'short page': 0.05,
  'stale read': 0.2,
  // An invocation
  crash: 0.004,
  zombie: 0.003,
  'reply lost': 0.03,
  // An event source mapping
  'batch lost': 0.02,
  'batch delivered again': 0.06,
  'batch delivered twice at once': 0.03,
  'records swapped': 0.1,
  'shard split': 0.02,
  'retries given up': 0,
  'records too old': 0,
  // Drawn once a run
  'service down': 0.25,
  'mapping down for a day': 0.08,
} as const

export type FaultKind = keyof typeof likelihoods
export const faultKinds = Object.keys(likelihoods) as readonly FaultKind[]
export type FaultCounts = Record<FaultKind, number>

export const noFaults = (): FaultCounts =>
  Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>

export type Faults = {
  /** Whether this goes wrong now; counted if so. */
  readonly strikes: (kind: FaultKind, where?: string) => boolean
  /** Counts one that came about by others. */
  readonly count: (kind: FaultKind, where?: string) => void
  readonly counts: Readonly<FaultCounts>
  /** From now on nothing goes wrong. */
  readonly end: () => void
  readonly areOver: () => boolean
}

// Some runs are gentle and some brutal, and each knows only some kinds: many at once hide what one alone would show.
const roughness = [0, 0.3, 1, 1, 2, 5] as const

/** The faults of a run, as its seed draws them. */
export const faultsFrom = (random: Random, onStrike: (kind: FaultKind, where: string) => void): Faults => {
  const rough = random.pick(roughness)
  const rates = Object.fromEntries(
    faultKinds.map((kind) => [kind, random.chance(0.6) ? Math.min(0.5, likelihoods[kind] * rough) : 0]),
  ) as FaultCounts
  const counts = noFaults()
  let over = false
  const count = (kind: FaultKind, where = '') => {
    counts[kind]++
    onStrike(kind, where)
  }
  return {
    strikes: (kind, where) => {
      const rate = rates[kind]
      if (over || rate === 0 || !random.chance(rate)) return false
      count(kind, where)
      return true
    },
    count,
    counts,
    end: () => {
      over = true
    },
    areOver: () => over,
  }
}
