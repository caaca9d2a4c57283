import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Organisation, Region } from '#events/identifiers.ts'
import type { CubeRow } from '../aggregates/rows.ts'
import { type Counters, withoutZeros } from '../counters.ts'
import { tableNamed } from '../environment.ts'
import {
  type CellDelta,
  dailySliceOf,
  type GrainName,
  placeOfCell,
  sliceOf,
  startOfCell,
  yearlySliceOf,
} from '../grains.ts'
import type { Plan } from '../plan.ts'
import { beginning, mapLimited } from './batches.ts'
import { store } from './client.ts'
import { organisation } from './organisations.ts'

export const cubeTable = tableNamed('cube')
const READS_AT_ONCE = 16

type Cell = readonly [cell: string, counters: Counters]

/** Where rows of a cube are read: the live one, or one that was published. */
export type CubeSource = {
  /** With what the names of its partitions begin. */
  readonly generation: string
  /** The rows of a partition whose cells begin so, zeros left out. */
  readonly cells: (slice: string, prefix: string) => Promise<readonly Cell[]>
  readonly regionOf: (employer: Organisation) => Promise<Region | undefined>
}

/** The live cube, eventually consistent: it follows the log, so a stronger read buys nothing. */
export const liveCube = (generation: string): CubeSource => ({
  generation,
  cells: readCells,
  regionOf: async (employer) => (await organisation(employer))?.region,
})

/** The rows that a plan names. */
export const readRows = async (source: CubeSource, plan: Plan, today: string): Promise<CubeRow[]> => {
  if (plan.employer !== undefined) return rowsOfEmployer(source, plan, plan.employer)
  const { generation } = source
  const { grain, regions, prefix, dated } = plan
  const partitions = regions.flatMap((region) => [
    { region, slice: sliceOf(generation, grain, region) },
    ...(dated
      ? [
          { region, slice: yearlySliceOf(generation, grain, region) },
          { region, slice: dailySliceOf(generation, grain, region, today.slice(0, 'YYYY-MM'.length)) },
        ]
      : []),
  ])
  // The coarsest grain has one partition for all regions, which then is read once, or by one region's prefix.
  const distinct = new Map(partitions.map((partition) => [partition.slice, partition]))
  const start = grain === 'region' && regions.length === 1 ? `${regions[0]}` : prefix
  const rows = await Promise.all(
    [...distinct.values()].map(({ region, slice }) => readSlice(source, grain, region, slice, start)),
  )
  return rows.flat()
}

/**
 * The rows of one employer at the finest grain, whose cells begin with the cohort: looked up for each cohort of the employer's
 * region, which are far fewer than the rows of its other employers.
 */
const rowsOfEmployer = async (
  source: CubeSource,
  { grain, regions, prefix }: Plan,
  employer: string,
): Promise<CubeRow[]> => {
  const region = await source.regionOf(employer as Organisation)
  if (!region || !regions.includes(region)) return []
  const cohorts = await readSlice(source, 'cohort', region, sliceOf(source.generation, 'cohort', region), prefix)
  const slice = sliceOf(source.generation, grain, region)
  const rows = await mapLimited(cohorts, READS_AT_ONCE, ({ place }) =>
    readSlice(source, grain, region, slice, startOfCell(place.cohort ?? '', employer)),
  )
  return rows.flat()
}

const readSlice = async (
  source: CubeSource,
  grain: GrainName,
  region: Region,
  slice: string,
  prefix: string,
): Promise<CubeRow[]> =>
  (await source.cells(slice, prefix)).map(([cell, counters]) => ({
    place: placeOfCell(grain, region, cell),
    counters,
  }))

/** Every row of a generation as it is stored, zeros too, strongly consistent. */
export const allCells = async function* (generation: string): AsyncGenerator<CellDelta> {
  const pages = paginateScan({ client: store }, { TableName: cubeTable, ...beginning('slice', `${generation}#`) })
  for await (const { Items = [] } of pages)
    for (const { slice, cell, ...counters } of Items)
      yield { slice: String(slice), cell: String(cell), counters: counters as Record<string, number> }
}

const readCells: CubeSource['cells'] = async (slice, prefix) => {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: cubeTable,
      KeyConditionExpression: prefix ? '#slice = :slice AND begins_with(cell, :prefix)' : '#slice = :slice',
      ExpressionAttributeNames: { '#slice': 'slice' },
      ExpressionAttributeValues: { ':slice': slice, ...(prefix ? { ':prefix': prefix } : {}) },
    },
  )
  const cells: Cell[] = []
  for await (const { Items = [] } of pages)
    for (const { slice: _, cell, ...counters } of Items) {
      // Rows and counters stay behind, at zero, when what they counted has moved on.
      const left = withoutZeros(counters as Record<string, number>)
      if (Object.keys(left).length > 0) cells.push([String(cell), left])
    }
  return cells
}
