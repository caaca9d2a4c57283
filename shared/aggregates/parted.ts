import { sliceNames } from '#events/slices.ts'
import { type Counters, count } from '../counters.ts'
import type { Parted } from '../disclosure.ts'
import { type CubeRow, groupRows, type Register, sliceValue, sumOf } from './rows.ts'

/** A slice made of rows, with the parts into which they can be told; parts are looked at only where it is rounded. */
export const partedBy = (rows: readonly CubeRow[], register: Register): Parted => {
  // Places without people are no part of any figure of people.
  const peopled = () => rows.filter(({ counters }) => count(counters, 'enrolled') > 0)
  let splits: readonly (readonly Counters[])[] | undefined
  return {
    sums: sumOf(rows),
    splits: () => {
      const people = splits ? [] : peopled()
      splits ??= sliceNames.map((slice) =>
        groupRows(people, (row) => String(sliceValue(slice, row, register))).map(([, group]) => sumOf(group)),
      )
      return splits
    },
    finest: () => peopled().map(({ counters }) => counters),
  }
}
