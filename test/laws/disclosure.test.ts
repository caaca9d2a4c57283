import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Counters } from '#shared/counters.ts'
import { type Parted, rounded } from '#shared/disclosure.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A table of people: so many rows of so many columns, cell by cell. */
type Table = readonly number[]

const people = (sums: Counters): number => sums.n ?? 0
const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0)
const sumsOf = (counts: readonly number[]): Counters => ({ n: sum(counts) })

/** A slice of a table: its cells, told in parts along each of the ways in which they are given. */
const shown = (cells: readonly number[], ...ways: readonly (readonly (readonly number[])[])[]): number => {
  const slice: Parted = {
    sums: sumsOf(cells),
    splits: () => ways.map((parts) => parts.map(sumsOf)),
    finest: () => cells.map((n) => ({ n })),
  }
  return rounded.of(slice).count(people)
}

const known = new Map<string, number>()
/** A line of cells, each a part. The same lines come up in many tables. */
const line = (cells: readonly number[]): number => {
  const name = cells.join()
  const found = known.get(name) ?? shown(cells, single(cells))
  known.set(name, found)
  return found
}
const single = (cells: readonly number[]) => cells.map((cell) => [cell])

/** All that Ladder would ever tell of a table, whatever is asked: cells, rows, columns, and all of it. */
const released = (table: Table, columns: number): number[] => {
  const rows = Array.from({ length: table.length / columns }, (_, row) =>
    table.slice(row * columns, (row + 1) * columns),
  )
  const cols = Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] ?? 0))
  return [
    ...table.map((cell) => line([cell])),
    ...(rows.length > 1 ? cols.map(line) : []),
    ...(columns > 1 ? rows.map(line) : []),
    ...(rows.length > 1 && columns > 1 ? [shown(table, rows, cols)] : []),
  ]
}

const tablesUpTo = function* (cells: number, most: number): Generator<Table> {
  if (cells === 0) yield []
  else for (const rest of tablesUpTo(cells - 1, most)) for (let n = 0; n <= most; n++) yield [...rest, n]
}

/** Every table that looks the same to whoever knows all that is released, and how it is made. */
const alike = (cells: number, columns: number, most: number): ReadonlyMap<string, Table[]> => {
  const classes = new Map<string, Table[]>()
  for (const table of tablesUpTo(cells, most)) {
    const name = released(table, columns).join()
    const known = classes.get(name)
    if (known) known.push(table)
    else classes.set(name, [table])
  }
  return classes
}

/** The tables of which something is given away: a cell of 1 or 2 that cannot be 0, or a cell that can be nothing else. */
const givenAway = (cells: number, columns: number, most: number): Table[] => {
  const found: Table[] = []
  for (const tables of alike(cells, columns, most).values()) {
    const possible = Array.from({ length: cells }, (_, at) => new Set(tables.map((table) => table[at])))
    for (const table of tables) {
      // What is just below the most has others alike that were not made.
      if (table.some((n) => n > most - 5)) continue
      const told = table.some(
        (n, at) => ((n === 1 || n === 2) && !possible[at]?.has(0)) || (possible[at]?.size ?? 0) < 2,
      )
      if (told) found.push(table)
    }
  }
  return found
}

describe('whoever knows all that is released of a table, and how it is rounded', () => {
  it.each([
    ['two parts and their total', 2, 2, 30],
    ['three parts and their total', 3, 3, 13],
    ['four parts and their total', 4, 4, 8],
    ['five parts and their total', 5, 5, 6],
    ['two by two, with rows, columns and all', 4, 2, 9],
    ['two by three, with rows, columns and all', 6, 3, 6],
  ])('cannot tell 1 or 2 from 0, nor any cell exactly: %s', (_, cells, columns, most) => {
    expect(givenAway(cells, columns, most)).toEqual([])
  })

  it('could, were counts rounded by themselves: the looking finds it', () => {
    const plain = (cells: readonly number[]) => Math.round(sum(cells) / 5) * 5
    expect([plain([2]), plain([1]), plain([2, 1])]).toEqual([0, 0, 5])
    // 0 and 0 make 5 only with somebody in each; Ladder shows another total.
    expect(released([2, 1], 2)).toEqual([0, 0, 0])
  })
})

describe('of parts in any number and of any size', () => {
  const aPart = fc.oneof(fc.nat(3), fc.nat(12), fc.nat(400))

  it('one shown as 0 may be nobody, and each may be another number: what is shown of the total allows it', () => {
    fc.assert(
      fc.property(fc.array(aPart, { minLength: 2, maxLength: 20 }), (parts) => {
        const total = shown(
          parts,
          parts.map((part) => [part]),
        )
        const shownParts = parts.map((part) => shown([part]))
        // Unmoved, a total is within 2 of what is shown; moved, that is a possibility among others.
        const most = sum(shownParts.map((part) => part + 2))
        const least = sum(shownParts.map((part) => Math.max(0, part - 2)))
        expect(most - (total - 2)).toBeGreaterThanOrEqual(2)
        expect(total + 2 - least).toBeGreaterThanOrEqual(1)
        expect(Math.abs(total - sum(parts))).toBeLessThanOrEqual(7)
      }),
      { numRuns: 3_000 },
    )
  })
})
