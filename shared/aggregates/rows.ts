import { type Organisation, partsOfCohort } from '#events/identifiers.ts'
import { type Filters, type Slice, type SliceValue, sliceNames } from '#events/slices.ts'
import type { EnrolmentPlace } from '../contribution.ts'
import { addInto, type Counters } from '../counters.ts'
import type { Disclosure } from '../disclosure.ts'
import type { Programme } from '../programme.ts'

/** A row of the cube as a query reads it: where it counts, as far as its grain knows, and what. */
export type CubeRow = { readonly place: Partial<EnrolmentPlace>; readonly counters: Counters }

/** What a query looks up beside the cube. */
export type Register = {
  readonly programme: (id: string) => Programme | undefined
  readonly icbOf: (employer: Organisation) => string | undefined
}

/** What a measure may use besides its rows. */
export type Context = {
  readonly register: Register
  /** The date of the platform's clock. */
  readonly today: string
  readonly disclosure: Disclosure
  /** False when the query slices finer than commissioned places are known. */
  readonly placesKnown: boolean
}

export const sumOf = (rows: readonly CubeRow[]): Counters => {
  const sums: Record<string, number> = {}
  for (const row of rows) addInto(sums, row.counters)
  return sums
}

/** The value of a slice for a row, or null where the register does not know it. */
export const sliceValue = (slice: Slice, { place }: CubeRow, register: Register): SliceValue => {
  switch (slice) {
    case 'programme':
    case 'hei':
    case 'intake':
      return place.cohort === undefined ? null : partsOfCohort(place.cohort)[slice]
    case 'route':
    case 'specialism':
      return (place.cohort && register.programme(partsOfCohort(place.cohort).programme)?.[slice]) ?? null
    case 'icb':
      return (place.employer && register.icbOf(place.employer)) ?? null
    default:
      return place[slice] ?? null
  }
}

/** Whether a row is of the slice that filters name. */
export const isInSlice = (row: CubeRow, filters: Filters, register: Register): boolean =>
  sliceNames.every(
    (slice) => filters[slice] === undefined || String(sliceValue(slice, row, register)) === filters[slice],
  )

/** Rows by a part of their key, in order of it. */
export const groupRows = (
  rows: readonly CubeRow[],
  keyOf: (row: CubeRow) => string,
): (readonly [string, CubeRow[]])[] => {
  const groups = new Map<string, CubeRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Sums a dated series over the dates that a condition lets through. */
export const sumDates = (counters: Counters, name: string, when: (date: string) => boolean): number => {
  let sum = 0
  const prefix = `${name}@`
  for (const key in counters) if (key.startsWith(prefix) && when(key.slice(prefix.length))) sum += counters[key] ?? 0
  return sum
}
