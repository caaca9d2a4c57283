import { partOf } from './part.ts'
import type { Random } from './random.ts'
import { aggregates, type Query, type Slice, slices, type World } from './world-types.ts'

/** The whole, and by each slice. */
export const totalsAndSlices = (): Query[] =>
  aggregates.flatMap((aggregate) => [
    { aggregate, filters: {}, groupBy: [] },
    ...slices.map((slice) => ({ aggregate, filters: {}, groupBy: [slice] })),
  ])

/** By every two slices. */
export const pairs = (): Query[] =>
  aggregates.flatMap((aggregate) =>
    slices.flatMap((first, at) =>
      slices.slice(at + 1).map((second) => ({ aggregate, filters: {}, groupBy: [first, second] })),
    ),
  )

/** Some values of every slice as filters, one and two at a time, by no, one or two slices. */
export const filtered = (world: World, random: Random, valuesOfEach = 2): Query[] =>
  slices.flatMap((slice) =>
    random
      .shuffled(valuesOf(world, slice))
      .slice(0, valuesOfEach)
      .flatMap((value) => {
        const other = random.pick(slices.filter((each) => each !== slice))
        const otherValue = random.pick(valuesOf(world, other))
        const query = { aggregate: random.pick(aggregates), groupBy: someSlices(random) }
        const second = { aggregate: random.pick(aggregates), groupBy: someSlices(random) }
        return [
          { ...query, filters: { [slice]: value } },
          { ...second, filters: { [slice]: value, [other]: otherValue } },
        ]
      }),
  )

const someSlices = (random: Random): Slice[] => random.shuffled(slices).slice(0, random.int(0, 2))

const valuesOf = (world: World, slice: Slice): string[] => [
  ...new Set(partOf(world, {}, []).enrolments.flatMap(({ slices }) => String(slices[slice] ?? '') || [])),
]
