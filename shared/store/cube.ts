import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Organisation, Region } from '#events/identifiers.ts'
import type { CubeRow } from '../aggregates/rows.ts'
import { withoutZeros } from '../counters.ts'
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

/** The rows that a plan names, eventually consistent: the cube follows the log, so a stronger read buys nothing. */
export const readRows = async (generation: string, plan: Plan, today: string): Promise<CubeRow[]> => {
  if (plan.employer !== undefined) return rowsOfEmployer(generation, plan, plan.employer)
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
    [...distinct.values()].map(({ region, slice }) => readSlice(grain, region, slice, start)),
  )
  return rows.flat()
}

/**
 * The rows of one employer at the finest grain, whose cells begin with the cohort: looked up for each cohort of the employer's
 * region, which are far fewer than the rows of its other employers.
 */
const rowsOfEmployer = async (
  generation: string,
  { grain, regions, prefix }: Plan,
  employer: string,
): Promise<CubeRow[]> => {
  const region = (await organisation(employer as Organisation))?.region
  if (!region || !regions.includes(region)) return []
  const cohorts = await readSlice('cohort', region, sliceOf(generation, 'cohort', region), prefix)
  const slice = sliceOf(generation, grain, region)
  const rows = await mapLimited(cohorts, READS_AT_ONCE, ({ place }) =>
    readSlice(grain, region, slice, startOfCell(place.cohort ?? '', employer)),
  )
  return rows.flat()
}

/** Every row of a generation as it is stored, zeros too, strongly consistent. */
export const allCells = async function* (generation: string): AsyncGenerator<CellDelta> {
  const pages = paginateScan({ client: store }, { TableName: cubeTable, ...beginning('slice', `${generation}#`) })
  for await (const { Items = [] } of pages)
    for (const { slice, cell, ...counters } of Items)
      yield { slice: String(slice), cell: String(cell), counters: counters as Record<string, number> }
}

const readSlice = async (grain: GrainName, region: Region, slice: string, prefix: string): Promise<CubeRow[]> => {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: cubeTable,
      KeyConditionExpression: prefix ? '#slice = :slice AND begins_with(cell, :prefix)' : '#slice = :slice',
      ExpressionAttributeNames: { '#slice': 'slice' },
      ExpressionAttributeValues: { ':slice': slice, ...(prefix ? { ':prefix': prefix } : {}) },
    },
  )
  const rows: CubeRow[] = []
  for await (const { Items = [] } of pages)
    for (const { slice: _, cell, ...counters } of Items) {
      // Rows and counters stay behind, at zero, when what they counted has moved on.
      const left = withoutZeros(counters as Record<string, number>)
      if (Object.keys(left).length > 0) rows.push({ place: placeOfCell(grain, region, String(cell)), counters: left })
    }
  return rows
}
