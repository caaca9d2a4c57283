import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import type { Region } from '#events/identifiers.ts'
import type { CubeRow, Register } from '#shared/aggregates/rows.ts'
import { type Answer, answer } from '#shared/answer.ts'
import { contributionOf, placesContribution, type Share } from '#shared/contribution.ts'
import { exact } from '#shared/disclosure.ts'
import {
  type CellDelta,
  type CellKey,
  cellDeltas,
  type GrainName,
  monthlySliceOf,
  placeOfCell,
  sliceOf,
  sumByCell,
} from '#shared/grains.ts'
import { foldPlaces } from '#shared/places.ts'
import { type Plan, planOf, type Query } from '#shared/plan.ts'
import { foldProgramme, type Programme } from '#shared/programme.ts'
import { foldTrainee } from '#shared/trainee.ts'

type Employers = Readonly<Record<string, { readonly region: string; readonly icb?: string }>>

/** What every subject of a world adds to the cube, and the programmes. */
const projected = (employers: Employers, events: readonly LadderEvent[]) => {
  const logs = Map.groupBy(
    events.map((event): RecordedEvent => ({ ...event, recordedtime: event.time })),
    ({ subject }) => subject,
  )
  const programmes = new Map<string, Programme>()
  for (const [subject, log] of logs) {
    const programme = kindOfSubject(subject) === 'programme' ? foldProgramme(subject, log) : undefined
    if (programme) programmes.set(subject, programme)
  }
  const routeOf = (id: string) => programmes.get(id)?.route
  const regionOf = (employer: string) => employers[employer]?.region as Region
  const sharesOf = (subject: string, log: readonly RecordedEvent[]): Share[] => {
    const kind = kindOfSubject(subject)
    if (kind === 'programme') return []
    if (kind === 'cohort') return placesContribution(subject, foldPlaces(log))
    return contributionOf(foldTrainee(log, routeOf), regionOf)
  }
  const shares = new Map([...logs].map(([subject, log]) => [subject, sharesOf(subject, log)]))
  return { shares, programmes }
}

export const sharesIn = (employers: Employers, events: readonly LadderEvent[]): ReadonlyMap<string, Share[]> =>
  projected(employers, events).shares

/** Cells in an order of their own, for comparing. */
export const inOrder = <Cell extends CellKey>(cells: readonly Cell[]): Cell[] =>
  cells.toSorted((a, b) => (`${a.slice} ${a.cell}` < `${b.slice} ${b.cell}` ? -1 : 1))

/** The whole of Ladder's domain without a store: events in, answers out, through the same cube. */
export const ladderInMemory = (employers: Employers, events: readonly LadderEvent[]) => {
  const { shares, programmes } = projected(employers, events)
  const cells = sumByCell([...shares.values()].flat().flatMap((share) => cellDeltas('g', share, 0, 1)))
  const cube = Map.groupBy(cells, ({ slice }) => slice)
  const register: Register = { programme: (id) => programmes.get(id), icbOf: (id) => employers[id]?.icb }
  const ask = (plan: Plan, query: Query, today: string): Answer =>
    answer(query, rowsOf(cube, plan), { register, today, disclosure: exact })

  return {
    cells,
    ask: (query: Query, today: string) => ask(planOf(query), query, today),
    askAt: (grain: GrainName, query: Query, today: string) =>
      ask({ ...planOf(query), grain, prefix: '', monthly: true }, query, today),
  }
}

const rowsOf = (
  cube: ReadonlyMap<string, readonly CellDelta[]>,
  { grain, regions, prefix, monthly }: Plan,
): CubeRow[] => {
  const slices = new Map(
    regions.flatMap((region) => [
      [sliceOf('g', grain, region), region] as const,
      ...(monthly ? [[monthlySliceOf('g', grain, region), region] as const] : []),
    ]),
  )
  return [...slices].flatMap(([slice, region]) =>
    (cube.get(slice) ?? [])
      .filter(({ cell }) => cell.startsWith(prefix))
      .map(({ cell, counters }) => ({ place: placeOfCell(grain, region, cell), counters })),
  )
}
