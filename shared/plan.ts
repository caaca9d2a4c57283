import type { Region } from '#events/identifiers.ts'
import type { AggregateName } from '#events/measures.ts'
import type { Filters, Slice } from '#events/slices.ts'
import { type GrainName, grainNames, grains, regionCodes } from './grains.ts'

export type Query = {
  readonly aggregate: AggregateName
  readonly filters: Filters
  readonly groupBy: readonly Slice[]
}

/** Which rows of the cube a query reads. */
export type Plan = {
  readonly grain: GrainName
  readonly regions: readonly Region[]
  /** The start of the cells to read; empty for all of a partition. */
  readonly prefix: string
  /** Whether a coarse grain's rows of dates are read too. */
  readonly dated: boolean
  /** Only the rows of this employer are wanted, from a grain whose cells begin with the cohort. */
  readonly employer?: string
}

const namedSlices = ({ filters, groupBy }: Query): Slice[] => [
  ...new Set([...(Object.keys(filters) as Slice[]), ...groupBy]),
]

/** The dimensions that a query needs: those it names, and the cohort where its extra figures look at intakes or programmes. */
const dimensionsOf = (query: Query): Slice[] => {
  const looksAtCohorts =
    query.aggregate === 'sustainability' && (query.groupBy.includes('programme') || query.groupBy.includes('region'))
  return looksAtCohorts ? [...namedSlices(query), 'cohort'] : namedSlices(query)
}

/** Whether the query's slices are ones by which commissioned places are known: cohort and region, and what follows from them. */
export const knowsPlaces = (query: Query): boolean =>
  namedSlices(query).every((slice) => (grains.cohort.knows as ReadonlySet<Slice>).has(slice))

/** Plans a query on the coarsest grain that knows its dimensions. */
export const planOf = (query: Query): Plan => {
  const dimensions = dimensionsOf(query)
  const knowsAll = (grain: GrainName) =>
    dimensions.every((slice) => (grains[grain].knows as ReadonlySet<Slice>).has(slice))
  const grain = grainNames.find(knowsAll) ?? 'everything'
  return {
    grain,
    regions: query.filters.region ? [query.filters.region] : regionCodes,
    prefix: prefixOf(grain, query.filters),
    dated: grains[grain].datesApart && query.aggregate === 'churn',
    ...(grain === 'everything' && query.filters.employer && { employer: query.filters.employer }),
  }
}

/**
 * Plans a question that is answered rounded: on the finest grain, which knows every part that rounding must not give away, and places,
 * which that grain does not count, on the grain of cohorts.
 */
export const plansOfParts = (query: Query): { readonly people: Plan; readonly places?: Plan } => {
  const { regions } = planOf(query)
  const at = (grain: 'cohort' | 'everything'): Plan => ({
    grain,
    regions,
    prefix: prefixOf(grain, query.filters),
    dated: false,
    ...(grain === 'everything' && query.filters.employer && { employer: query.filters.employer }),
  })
  return {
    people: at('everything'),
    ...(query.aggregate === 'sustainability' && knowsPlaces(query) && { places: at('cohort') }),
  }
}

const prefixOf = (grain: GrainName, filters: Filters): string => {
  if (grain === 'employer') return filters.employer ?? ''
  return grain === 'cohort' || grain === 'everything' ? cohortPrefix(filters) : ''
}

/** How the ids of all cohorts that filters let through begin. */
export const cohortPrefix = ({ cohort, programme, hei }: Filters): string => {
  if (cohort) return cohort
  if (programme) return `${programme}/`
  return hei ? `${hei.slice('ukprn:'.length)}/` : ''
}
