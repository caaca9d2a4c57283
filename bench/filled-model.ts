import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { type Organisation, partsOfCohort, type Region } from '#events/identifiers.ts'
import { Funding, Setting } from '#events/types/trainee-enrolled.ts'
import { contributionOf, type Share } from '#shared/contribution.ts'
import { addInto } from '#shared/counters.ts'
import { type CellKey, cellDeltas, nameOfCell } from '#shared/grains.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { tableNameOf } from '../test/faults/deployment.ts'
import type { Model } from '../test/model/dynamodb.ts'
import { type Random, randomFrom } from '../test/oracle/random.ts'
import type { Spreading, Workload } from './workload.ts'

/** England for eight years: 40 HEIs with 3 programmes each, two intakes a year, each near some 20 employers. */
export const longRun: Spreading = {
  heis: 40,
  programmesEach: 3,
  intakes: Array.from({ length: 16 }, (_, nth) => `${2014 + Math.floor(nth / 2)}-${nth % 2 ? '09' : '01'}`),
  employersNear: 20,
}

/** Lives that are folded at each HEI; beyond them, shares are used again for other places of that HEI. */
const LIVES_EACH = 500
const LANES = 4

type Row = CellKey & { readonly counters: Record<string, number> }

/**
 * The rows of the cube that about so many enrolments come to, without their events being stored: lives are told and folded, and
 * their shares summed as the projector sums them.
 */
export const cubeRows = function* (workload: Workload, enrolments: number): Generator<Row> {
  const heis = [...workload.employersOf.keys()]
  const perHei = Math.ceil(enrolments / heis.length)
  const byRegion = Map.groupBy(heis, (hei) => workload.regionOf(workload.employersOf.get(hei)?.[0] ?? ''))
  const random = randomFrom(2)
  // No row belongs to two regions, so that only one region's rows are held at a time.
  for (const ofRegion of byRegion.values()) {
    const cube = createSums()
    for (const hei of ofRegion) {
      const shares = sharesAt(workload, hei, Math.min(perHei, LIVES_EACH))
      for (let nth = 0; nth < perHei; nth++) {
        const share = shares[nth % shares.length] as Share
        cube.add(nth < shares.length ? share : placedAnew(share, hei, workload, random), random.int(0, LANES - 1))
      }
    }
    yield* cube.rows()
  }
}

/** Puts the rows of `cubeRows` into the model; returns how many. */
export const fillCube = (model: Model, workload: Workload, enrolments: number): number => {
  let rows = 0
  for (const { slice, cell, counters } of cubeRows(workload, enrolments)) {
    model.execute('PutCommand', { TableName: tableNameOf('cube'), Item: { slice, cell, ...counters } })
    rows += 1
  }
  return rows
}

/** The rows of the cube, summed in memory as shares come. */
export const createSums = () => {
  const sums = new Map<string, Row>()
  return {
    add: (share: Share, lane: number): void => {
      for (const delta of cellDeltas('g1', share, lane, 1)) {
        const name = nameOfCell(delta)
        const { slice, cell, counters } = delta
        const sum = sums.get(name) ?? { slice, cell, counters: {} }
        addInto(sum.counters, counters)
        sums.set(name, sum)
      }
    },
    rows: () => sums.values(),
    size: () => sums.size,
  }
}

const sharesAt = (workload: Workload, hei: string, trainees: number): Share[] => {
  const regionOf = (employer: Organisation) => workload.regionOf(employer) as Region
  return [...workload.lives(trainees, [hei])].flatMap((life) =>
    contributionOf(foldTrainee(life.map(recorded), workload.routeOf), regionOf),
  )
}

const recorded = (event: LadderEvent): RecordedEvent => ({ ...event, recordedtime: event.time })

/** The same share for another programme, employer and terms of the same HEI, in the same intake: its dates stay right. */
const placedAnew = (share: Share, hei: string, workload: Workload, random: Random): Share => {
  if (!('employer' in share.place)) return share
  const { programme, intake } = partsOfCohort(share.place.cohort)
  const course = random.pick([0, 1, 2])
  const place = {
    ...share.place,
    cohort: `${programme.replace(/\d$/, String(course))}/${intake}`,
    employer: random.pick(workload.employersOf.get(hei) ?? []),
    setting: random.pick(Setting.options),
    funding: random.pick(Funding.options),
  }
  return { ...share, place }
}
