import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import type { Region } from '#events/identifiers.ts'
import type { CubeRow, Register } from '#shared/aggregates/rows.ts'
import { type Answer, answer } from '#shared/answer.ts'
import { contributionOf, placesContribution, type RegionOf, type Share } from '#shared/contribution.ts'
import { count } from '#shared/counters.ts'
import { type Disclosure, exact } from '#shared/disclosure.ts'
import type { Concern } from '#shared/exceptions/concern.ts'
import { concernsOf } from '#shared/exceptions/concerns-of.ts'
import {
  type CellDelta,
  type CellKey,
  cellDeltas,
  dailySliceOf,
  type GrainName,
  placeOfCell,
  regionCodes,
  sliceOf,
  sumByCell,
  yearlySliceOf,
} from '#shared/grains.ts'
import { foldPlaces } from '#shared/places.ts'
import { type Plan, planOf, plansOfParts, type Query } from '#shared/plan.ts'
import { foldProgramme, type Programme } from '#shared/programme.ts'
import { nameOf } from '#shared/standing-events.ts'
import { foldTrainee, type RouteOf, type TraineeRecord } from '#shared/trainee.ts'

export type Employers = Readonly<Record<string, { readonly region: string; readonly icb?: string }>>

/** The logs of subjects as the table keeps them: each event once, by subject, source and id, whatever came how often. */
export const logsOf = (events: readonly LadderEvent[]): ReadonlyMap<string, RecordedEvent[]> => {
  const once = new Map(events.map((event) => [`${event.subject} ${nameOf(event)}`, event]))
  return Map.groupBy(
    [...once.values()].map((event): RecordedEvent => ({ ...event, recordedtime: event.time })),
    ({ subject }) => subject,
  )
}

export const regionIn =
  (employers: Employers): RegionOf =>
  (employer) =>
    employers[employer]?.region as Region

/** What every trainee and cohort adds to the cube, the exceptions that trainees ask for, and the programmes. */
export const projected = (employers: Employers, events: readonly LadderEvent[]) => {
  const logs = logsOf(events)
  const programmes = new Map<string, Programme>()
  for (const [subject, log] of logs) {
    const programme = kindOfSubject(subject) === 'programme' ? foldProgramme(subject, log) : undefined
    if (programme) programmes.set(subject, programme)
  }
  const routeOf: RouteOf = (id) => programmes.get(id)?.route
  const shares = new Map<string, readonly Share[]>()
  const records: TraineeRecord[] = []
  const concerns = new Map<string, readonly Concern[]>()
  for (const [subject, log] of logs) {
    const kind = kindOfSubject(subject)
    if (kind === 'organisation') shares.set(subject, [])
    if (kind === 'cohort') shares.set(subject, placesContribution(subject, foldPlaces(log)))
    if (kind !== 'trainee') continue
    const record = foldTrainee(log, routeOf)
    records.push(record)
    concerns.set(subject, concernsOf(record))
    shares.set(subject, contributionOf(record, regionIn(employers)))
  }
  return { logs, shares, concerns, programmes, records }
}

/** Cells in an order of their own and with the lanes of a row as one, for comparing. */
export const inOrder = <Cell extends CellKey & { readonly counters: CellDelta['counters'] }>(
  cells: readonly Cell[],
): CellDelta[] =>
  sumByCell(cells.map((cell) => (cell.slice === 'g#region' ? { ...cell, cell: cell.cell.slice(0, 3) } : cell)))
    .map(({ slice, cell, counters }) => ({
      slice,
      cell,
      counters: Object.fromEntries(Object.entries(counters).sort()),
    }))
    .toSorted((a, b) => (`${a.slice} ${a.cell}` < `${b.slice} ${b.cell}` ? -1 : 1))

/** The rows of the cube that shares come to, counted anew. */
export const recount = (shares: Iterable<readonly Share[]>): CellDelta[] =>
  sumByCell([...shares].flat().flatMap((share) => cellDeltas('g', share, 0, 1)))

type Asking = { readonly today: string; readonly disclosure?: Disclosure }

/** The whole of Ladder's domain without a store: events in, answers out, through the same cube. */
export const ladderInMemory = (employers: Employers, events: readonly LadderEvent[]) => {
  const { shares, programmes } = projected(employers, events)
  const cube = cubeInMemory(recount(shares.values()))
  const register: Register = { programme: (id) => programmes.get(id), icbOf: (id) => employers[id]?.icb }
  const answered = (plan: Plan, query: Query, { today, disclosure = exact }: Asking): Answer =>
    answer(query, cube.rows(plan, today), { register, today, disclosure })

  return {
    register,
    /** Every row of a grain, and where the table has it. */
    cellsAt: (grain: GrainName) =>
      regionCodes.flatMap((region) =>
        cube
          .cells(grain, region)
          .map(({ cell, counters }) => ({ region, cell, row: { place: placeOfCell(grain, region, cell), counters } })),
      ),
    ask: (query: Query, today: string, disclosure: Disclosure = exact) => {
      if (disclosure.name === 'exact') return answered(planOf(query), query, { today })
      const { people, places } = plansOfParts(query)
      const placesOnly = (places ? cube.rows(places, today) : [])
        .map(({ place, counters }) => ({ place, counters: { places: count(counters, 'places') } }))
        .filter(({ counters }) => counters.places > 0)
      return answer(query, [...cube.rows(people, today), ...placesOnly], { register, today, disclosure })
    },
    /** The answer from all rows of a grain, planned or not. */
    askAt: (grain: GrainName, query: Query, today: string) =>
      answered({ ...planOf(query), grain, prefix: '', dated: true }, query, { today }),
  }
}

const cubeInMemory = (cells: readonly CellDelta[]) => {
  const slices = Map.groupBy(cells, ({ slice }) => slice)

  // As the table is read: the coarsest grain has one partition for all regions, and each of its cells begins with one.
  const within = (grain: GrainName, region: Region, partitions: readonly string[]): CellDelta[] => {
    const rows = partitions.flatMap((slice) => slices.get(slice) ?? [])
    return grain === 'region' ? rows.filter(({ cell }) => cell.startsWith(region)) : rows
  }

  return {
    cells: (grain: GrainName, region: Region) =>
      within(grain, region, [sliceOf('g', grain, region), yearlySliceOf('g', grain, region)]),
    rows: ({ grain, regions, prefix, dated }: Plan, today: string): CubeRow[] =>
      regions.flatMap((region) =>
        within(grain, region, [
          sliceOf('g', grain, region),
          ...(dated ? [yearlySliceOf('g', grain, region), dailySliceOf('g', grain, region, today.slice(0, 7))] : []),
        ])
          .filter(({ cell }) => cell.startsWith(prefix))
          .map(({ cell, counters }) => ({ place: placeOfCell(grain, region, cell), counters })),
      ),
  }
}
