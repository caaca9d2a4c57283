import { type Region, regions } from '#events/identifiers.ts'
import type { Slice } from '#events/slices.ts'
import type { CohortPlace, EnrolmentPlace, Share } from './contribution.ts'
import { addInto, type Counters, withoutZeros } from './counters.ts'

/**
 * The cube keeps each share at several grains, so that a question reads rows in proportion to its answer. A grain has
 * the dimensions it stores and those that follow from them: all of a cohort's, and an employer's ICB.
 */
type Grain = {
  readonly stores: readonly (keyof EnrolmentPlace)[]
  readonly knows: ReadonlySet<Slice>
  /** Commissioned places, known by cohort and region only, count here. */
  readonly countsPlaces: boolean
  /**
   * Counters by date go to rows of their own, since rows of this grain live long and would grow with every date: by month in a
   * row a year, and by day in a row a month, of which a question reads the present one only. The other grains keep them in
   * the row itself: a cohort sees few dates.
   */
  readonly datesApart: boolean
  /** Rows that every writer touches are split into lanes and summed on reading; their months are spread enough. */
  readonly lanes: number
}

const ofCohort = ['cohort', 'programme', 'hei', 'intake', 'route', 'specialism'] as const

/** Coarsest first: a query is planned on the first that knows its dimensions. */
export const grains = {
  region: { stores: ['region'], knows: new Set(['region']), countsPlaces: true, datesApart: true, lanes: 2 },
  terms: {
    stores: ['region', 'setting', 'funding', 'guaranteedPost'],
    knows: new Set(['region', 'setting', 'funding', 'guaranteedPost']),
    countsPlaces: false,
    datesApart: true,
    lanes: 1,
  },
  employer: {
    stores: ['region', 'employer'],
    knows: new Set(['region', 'employer', 'icb']),
    countsPlaces: false,
    datesApart: true,
    lanes: 1,
  },
  cohort: {
    stores: ['region', 'cohort'],
    knows: new Set(['region', ...ofCohort]),
    countsPlaces: true,
    datesApart: false,
    lanes: 1,
  },
  everything: {
    stores: ['region', 'cohort', 'employer', 'setting', 'funding', 'guaranteedPost'],
    knows: new Set(['region', ...ofCohort, 'employer', 'icb', 'setting', 'funding', 'guaranteedPost']),
    countsPlaces: false,
    datesApart: false,
    lanes: 1,
  },
} as const satisfies Readonly<Record<string, Grain>>

export type GrainName = keyof typeof grains
export const grainNames = Object.keys(grains) as readonly GrainName[]
export const regionCodes = Object.keys(regions) as readonly Region[]

/** The key of one row of the cube: `slice` is its partition (a grain of a region), `cell` its place in there. */
export type CellKey = { readonly slice: string; readonly cell: string }

/** What is to be added to one row of the cube. */
export type CellDelta = CellKey & { readonly counters: Counters }

/** Only these dated counters are asked for without naming a programme, hence kept at the grains that know none. */
const isKeptApart = (name: string): boolean => name.startsWith('due@') || name.startsWith('met@')

const DAY = /@\d{4}-\d\d-\d\d$/

/** A share's counters as coarse grains keep them: those of no day, and those of a day that are kept apart. */
type Parted = { readonly undated: Counters; readonly apart: readonly (readonly [string, number])[] }

const parted = (counters: Counters): Parted => {
  const undated: Record<string, number> = {}
  const apart: [string, number][] = []
  for (const name in counters) {
    const count = counters[name] ?? 0
    if (isKeptApart(name)) apart.push([name, count])
    else if (!DAY.test(name)) undated[name] = count
  }
  return { undated, apart }
}

/** What a share adds to (or, with sign -1, takes from) each row of the cube. */
export const cellDeltas = (generation: string, share: Share, lane: number, sign: 1 | -1): CellDelta[] => {
  const { place } = share
  const counters = sign === 1 ? share.counters : negated(share.counters)
  const coarse = parted(counters)
  return grainNames
    .filter((grain) => isEnrolment(place) || grains[grain].countsPlaces)
    .flatMap((grain) => {
      const { datesApart, lanes } = grains[grain]
      const key = { slice: sliceOf(generation, grain, place.region), cell: cellOf(grain, place, lane % lanes) }
      if (!datesApart) return [{ ...key, counters }]
      const dated = coarse.apart.flatMap(([name, count]) => datedRows(generation, grain, place, name, count))
      return [{ ...key, counters: coarse.undated }, ...dated]
    })
}

const negated = (counters: Counters): Counters =>
  Object.fromEntries(Object.entries(counters).map(([name, count]) => [name, -count]))

/** The name of a row, from its key. */
export const nameOfCell = ({ slice, cell }: CellKey): string => `${slice}\n${cell}`

/** Sums what is to be added to each row, in the order of first mention. What comes to nothing is left out. */
export const sumByCell = (deltas: Iterable<CellDelta>): CellDelta[] => {
  const sums = new Map<string, CellKey & { readonly counters: Record<string, number> }>()
  for (const delta of deltas) {
    const { slice, cell, counters } = delta
    const name = nameOfCell(delta)
    const sum = sums.get(name) ?? { slice, cell, counters: {} }
    addInto(sum.counters, counters)
    sums.set(name, sum)
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, counters: withoutZeros(sum.counters) }))
    .filter(({ counters }) => Object.keys(counters).length > 0)
}

const isEnrolment = (place: EnrolmentPlace | CohortPlace): place is EnrolmentPlace => 'employer' in place

/** The rows of a dated counter: by its month in the row of its year, by its day in the row of its month. */
const datedRows = (
  generation: string,
  grain: GrainName,
  place: EnrolmentPlace | CohortPlace,
  name: string,
  count: number,
): CellDelta[] => {
  const byMonth = name.slice(0, -'-dd'.length)
  const month = byMonth.slice(byMonth.indexOf('@') + 1)
  const cell = cellOf(grain, place, 0)
  return [
    {
      slice: yearlySliceOf(generation, grain, place.region),
      cell: `${cell}#${month.slice(0, 'YYYY'.length)}`,
      counters: { [byMonth]: count },
    },
    { slice: dailySliceOf(generation, grain, place.region, month), cell, counters: { [name]: count } },
  ]
}

/** The partition of a grain's rows: one a region, but the few rows of the coarsest grain share one. */
export const sliceOf = (generation: string, grain: GrainName, region: Region): string =>
  grain === 'region' ? `${generation}#region` : `${generation}#${grain}#${region}`

/** The partition of a grain's rows a year, which count by month. */
export const yearlySliceOf = (generation: string, grain: GrainName, region: Region): string =>
  sliceOf(generation, grain, region).replace('#', '#yearly-')

/** The partition of a grain's rows of a month (`YYYY-MM`), which count by day. */
export const dailySliceOf = (generation: string, grain: GrainName, region: Region, month: string): string =>
  `${sliceOf(generation, grain, region).replace('#', '#daily-')}#${month}`

const SEPARATOR = '|'

const cellOf = (grain: GrainName, place: Partial<EnrolmentPlace>, lane: number): string => {
  if (grain === 'region') return `${place.region}${SEPARATOR}${lane}`
  return grains[grain].stores
    .filter((name) => name !== 'region')
    .map((name) => String(place[name]))
    .join(SEPARATOR)
}

/** How the cells of a cohort and employer begin, at the finest grain. */
export const startOfCell = (cohort: string, employer: string): string =>
  `${[cohort, employer].join(SEPARATOR)}${SEPARATOR}`

/** The stored dimensions of a row, from its key. */
export const placeOfCell = (grain: GrainName, region: Region, cell: string): Partial<EnrolmentPlace> => {
  const values = (cell.split('#')[0] ?? '').split(SEPARATOR)
  if (grain === 'region') return { region: values[0] as Region }
  const names = grains[grain].stores.filter((name) => name !== 'region')
  const stored = names.map((name, index) => [
    name,
    name === 'guaranteedPost' ? values[index] === 'true' : values[index],
  ])
  return { region, ...Object.fromEntries(stored) }
}
