import { type AggregateName, aggregateNames } from '#events/measures.ts'
import { type Filters, type Slice, sliceNames } from '#events/slices.ts'
import type { Answer } from '#shared/answer.ts'
import type { Query } from '#shared/plan.ts'

/** The slices by which every publication is laid out: all of it, by each dimension, and two that cross regions. */
const standard: readonly (readonly Slice[])[] = [
  [],
  ...sliceNames.map((slice) => [slice]),
  ['region', 'programme'],
  ['region', 'setting'],
]

/** Lists by month or intake are long: they are laid out for the few slices that commissioners look at them by. */
const withLists = ['', 'region', 'programme']

export type Figure = string | number | boolean | null

/** The figures of one slice in one aggregate, by measure. */
export type SliceLine = {
  readonly aggregate: AggregateName
  readonly slice: readonly (readonly [Slice, Figure])[]
  readonly figures: ReadonlyMap<string, Figure>
  /** Those that have been corrected since. */
  readonly restated: ReadonlyMap<string, Figure>
}

type Ask = (query: Query) => Promise<Answer>

/** Every figure of the standard slices, of what filters let through, with what has been restated. */
export const standardLines = async (filters: Filters, published: Ask, restated?: Ask): Promise<SliceLine[]> => {
  const lines: SliceLine[] = []
  for (const aggregate of aggregateNames)
    for (const groupBy of standard) {
      const query = { aggregate, filters, groupBy }
      const was = measuresByKey(query, await published(query))
      const is = restated ? measuresByKey(query, await restated(query)) : was
      for (const key of new Set([...was.keys(), ...is.keys()]))
        lines.push(lineOf(query, key, was.get(key), is.get(key)))
    }
  return lines
}

type Measures = ReadonlyMap<string, Figure>

const lineOf = (query: Query, key: string, was: Measures = new Map(), is: Measures = new Map()): SliceLine => ({
  aggregate: query.aggregate,
  slice: Object.entries(JSON.parse(key) as Record<Slice, Figure>) as [Slice, Figure][],
  figures: was,
  restated: new Map(
    [...new Set([...was.keys(), ...is.keys()])]
      .filter((name) => (was.get(name) ?? null) !== (is.get(name) ?? null))
      .map((name) => [name, is.get(name) ?? null]),
  ),
})

const measuresByKey = ({ groupBy }: Query, { total, rows }: Answer): ReadonlyMap<string, Measures> => {
  const lists = withLists.includes(groupBy.join())
  if (groupBy.length === 0) return new Map([['{}', new Map(flat(total, lists))]])
  return new Map(rows.map(({ key, ...measures }) => [JSON.stringify(key), new Map(flat(measures, lists))]))
}

/** Figures by name: those inside another are `apel.applicants`, those of a list `retention.12.survival`. */
const flat = (measures: object, lists: boolean, prefix = ''): [string, Figure][] =>
  Object.entries(measures).flatMap(([name, inner]: [string, unknown]): [string, Figure][] => {
    if (Array.isArray(inner)) return lists ? inner.flatMap((item: object) => flatItem(item, `${prefix}${name}.`)) : []
    if (typeof inner === 'object' && inner !== null) return flat(inner, lists, `${prefix}${name}.`)
    return [[prefix + name, inner as Figure]]
  })

/** An item of a list is named by its first field: the month, the intake. */
const flatItem = (item: object, prefix: string): [string, Figure][] => {
  const [[, place] = ['', ''], ...figures] = Object.entries(item) as [string, Figure][]
  return figures.map(([name, figure]) => [`${prefix}${place}.${name}`, figure])
}
