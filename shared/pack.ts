import { type CellDelta, nameOfCell, sumByCell } from './grains.ts'
import type { Ledger } from './ledger.ts'

/** A subject's step forward: the ledger it was read with, the next one, and what that adds to the cube. */
export type Step = {
  readonly subject: string
  readonly read: Ledger
  readonly next: Ledger
  /** Nothing is left to change for this subject after it. */
  readonly isLast: boolean
  readonly deltas: readonly CellDelta[]
  /** Writes besides the cube's rows: the ledger and the listing. */
  readonly writes: number
}

/** Steps that go into one transaction, and the sum of their deltas. */
export type Bundle<Each extends Step> = { readonly steps: readonly Each[]; readonly deltas: readonly CellDelta[] }

/**
 * Packs steps into bundles of at most so many actions, in order. Steps of one bundle share rows of the cube: each row is
 * written once a bundle, whatever the number of trainees behind it.
 */
export const pack = <Each extends Step>(steps: readonly Each[], mostActions: number): Bundle<Each>[] => {
  const bundles: Bundle<Each>[] = []
  let open: Each[] = []
  let writes = 0
  let rows = new Set<string>()
  for (const step of steps) {
    const names = step.deltas.map(nameOfCell)
    const added = names.filter((name) => !rows.has(name)).length
    if (open.length > 0 && writes + step.writes + rows.size + added > mostActions) {
      bundles.push(bundleOf(open))
      open = []
      writes = 0
      rows = new Set()
    }
    open.push(step)
    writes += step.writes
    for (const name of names) rows.add(name)
  }
  return open.length > 0 ? [...bundles, bundleOf(open)] : bundles
}

const bundleOf = <Each extends Step>(steps: readonly Each[]): Bundle<Each> => ({
  steps,
  deltas: sumByCell(steps.flatMap(({ deltas }) => deltas)),
})
