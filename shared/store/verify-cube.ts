import type { Counters } from '../counters.ts'
import { nameOfCell } from '../grains.ts'
import { deltaOf, emptyLedger, type Ledger } from '../ledger.ts'
import { allCells } from './cube.ts'
import type { Difference, Report } from './differences.ts'
import { allLedgers } from './records.ts'

type Ledgers = ReadonlyMap<string, Ledger>

const MOST_LOOKS = 4

/**
 * Where the cube is not the sum of the ledgers. The two cannot be read at one moment, so ledgers are read before and after the
 * cube: each counter must lie between what the ledgers asked for then and then. Nothing is taken for a difference that is
 * not there at every look.
 */
export const cubeDifferences = async (generation: string, report: Report): Promise<Difference[]> => {
  let before = await ledgersIn(generation)
  let lasting: ReadonlyMap<string, Difference> | undefined
  for (let look = 1; look <= MOST_LOOKS; look++) {
    report('rows of the cube against the ledgers', look)
    const cells = new Map<string, Counters>()
    for await (const cell of allCells(generation)) cells.set(nameOfCell(cell), cell.counters)
    const after = await ledgersIn(generation)
    const found = outside(boundsOf(generation, before, after), cells)
    lasting = new Map([...found].filter(([name]) => lasting?.has(name) ?? true))
    if (lasting.size === 0) return []
    before = after
  }
  return [...(lasting?.values() ?? [])]
}

const ledgersIn = async (generation: string): Promise<Ledgers> => {
  const ledgers = new Map<string, Ledger>()
  for await (const { subject, ledger } of allLedgers(generation)) ledgers.set(subject, ledger)
  return ledgers
}

type Bounds = { readonly low: Record<string, number>; readonly high: Record<string, number> }

/** The least and the most that each counter of each row can be between two readings of the ledgers. */
const boundsOf = (generation: string, before: Ledgers, after: Ledgers): ReadonlyMap<string, Bounds> => {
  const bounds = new Map<string, Bounds>()
  const add = (name: string, counter: string, low: number, high: number) => {
    const cell = bounds.get(name) ?? { low: {}, high: {} }
    bounds.set(name, cell)
    cell.low[counter] = (cell.low[counter] ?? 0) + low
    cell.high[counter] = (cell.high[counter] ?? 0) + high
  }
  for (const [subject, ledger] of after) {
    const earlier = before.get(subject) ?? emptyLedger
    const now = cellsOf(generation, subject, ledger)
    const then = earlier.version === ledger.version ? now : cellsOf(generation, subject, earlier)
    for (const name of new Set([...now.keys(), ...then.keys()])) {
      const [mine = {}, theirs = {}] = [now.get(name), then.get(name)]
      for (const counter of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
        const ends = [mine[counter] ?? 0, theirs[counter] ?? 0]
        add(name, counter, Math.min(...ends), Math.max(...ends))
      }
    }
  }
  return bounds
}

const cellsOf = (generation: string, subject: string, ledger: Ledger): ReadonlyMap<string, Counters> =>
  new Map(deltaOf(generation, subject, emptyLedger, ledger).map((cell) => [nameOfCell(cell), cell.counters]))

const outside = (
  bounds: ReadonlyMap<string, Bounds>,
  cells: ReadonlyMap<string, Counters>,
): ReadonlyMap<string, Difference> => {
  const found = new Map<string, Difference>()
  for (const cell of new Set([...bounds.keys(), ...cells.keys()])) {
    const { low = {}, high = {} } = bounds.get(cell) ?? {}
    const counters = cells.get(cell) ?? {}
    for (const counter of new Set([...Object.keys(low), ...Object.keys(counters)])) {
      const count = counters[counter] ?? 0
      const [least, most] = [low[counter] ?? 0, high[counter] ?? 0]
      if (count >= least && count <= most) continue
      const name = `${cell.replace('\n', ' ')} ${counter}`
      found.set(name, { in: 'cube', name, wanted: least === most ? least : [least, most], found: count })
    }
  }
  return found
}
