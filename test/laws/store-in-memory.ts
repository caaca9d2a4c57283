import { type CellDelta, nameOfCell } from '#shared/grains.ts'
import { deltaOf, emptyLedger, type Ledger, nextLedger } from '#shared/ledger.ts'
import { type Bundle, pack, type Step } from '#shared/pack.ts'
import { entriesOf } from '#shared/store/entries.ts'

export type Wanted = Omit<Ledger, 'version'>

/** DynamoDB's limit of one transaction. */
const MOST_ACTIONS = 100

const listingChanges = (subject: string, read: Ledger, next: Ledger): number => {
  const [before, after] = [read, next].map((ledger) => entriesOf('g', subject, ledger))
  const text = (entries: typeof before, item: string) => JSON.stringify(entries?.get(item))
  const items = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  return [...items].filter((item) => text(before, item) !== text(after, item)).length
}

/** One step of a subject towards what is wanted, as the projector takes it. */
export const stepOf = (subject: string, read: Ledger, wanted: Wanted): Step | undefined => {
  const moved = nextLedger(read, wanted)
  if (!moved) return undefined
  const deltas = deltaOf('g', subject, read, moved.ledger)
  return {
    subject,
    read,
    next: moved.ledger,
    isLast: moved.isLast,
    deltas,
    writes: 1 + listingChanges(subject, read, moved.ledger),
  }
}

/** What a transaction would be refused for, whatever it finds: too many actions, a row twice, nothing to write. */
export const faultsOf = ({ steps, deltas }: Bundle<Step>, most: number): string[] => {
  const actions = steps.reduce((sum, { writes }) => sum + writes, 0) + deltas.length
  const limit = steps.length > 1 ? most : MOST_ACTIONS
  return [
    ...(actions > limit ? [`${actions} actions, not ${limit}`] : []),
    ...(new Set(deltas.map(nameOfCell)).size < deltas.length ? ['a row twice'] : []),
    ...(new Set(steps.map(({ subject }) => subject)).size < steps.length ? ['a ledger twice'] : []),
    ...deltas
      .filter(({ counters }) => Object.values(counters).length === 0 || Object.values(counters).includes(0))
      .map((delta) => `nothing for ${nameOfCell(delta)}`),
  ]
}

/** Ledgers and the cube, changed by whole bundles, and only if every ledger is still at the version read. */
export const storeInMemory = () => {
  const ledgers = new Map<string, Ledger>()
  const rows = new Map<string, CellDelta>()
  const ledgerOf = (subject: string) => ledgers.get(subject) ?? emptyLedger

  const commit = ({ steps, deltas }: Bundle<Step>): boolean => {
    if (steps.some(({ subject, read }) => ledgerOf(subject).version !== read.version)) return false
    for (const { subject, next } of steps) ledgers.set(subject, next)
    for (const delta of deltas) {
      const counters = { ...rows.get(nameOfCell(delta))?.counters }
      for (const [name, value] of Object.entries(delta.counters)) counters[name] = (counters[name] ?? 0) + value
      rows.set(nameOfCell(delta), { ...delta, counters })
    }
    return true
  }

  return {
    ledgers: (): ReadonlyMap<string, Ledger> => ledgers,
    cells: (): CellDelta[] => [...rows.values()],
    /**
     * Brings subjects up to what is wanted of each at that moment, in bundles of at most so many actions. `between` runs
     * once after the first steps were reckoned and before they are committed: others may be quicker. Gives the faults of
     * the bundles, and how many steps were taken.
     */
    project: (
      subjects: readonly string[],
      wanted: (subject: string) => Wanted,
      most: number,
      between: () => void = () => {},
    ): { readonly faults: readonly string[]; readonly taken: number } => {
      const faults: string[] = []
      let [behind, taken] = [subjects, 0]
      for (let round = 0; behind.length > 0; round++) {
        const steps = behind.flatMap((subject) => stepOf(subject, ledgerOf(subject), wanted(subject)) ?? [])
        if (round === 0) between()
        const lost = new Set<string>()
        for (const bundle of pack(steps, most)) {
          faults.push(...faultsOf(bundle, most))
          if (commit(bundle)) taken += bundle.steps.length
          else for (const { subject } of bundle.steps) lost.add(subject)
        }
        behind = steps.filter(({ subject, isLast }) => lost.has(subject) || !isLast).map(({ subject }) => subject)
      }
      return { faults, taken }
    },
  }
}
