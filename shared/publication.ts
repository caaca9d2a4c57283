import type { RecordedEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import type { Organisation, Region } from '#events/identifiers.ts'
import type { Register } from './aggregates/rows.ts'
import { contributionOf, placesContribution, type RegionOf, type Share } from './contribution.ts'
import { addInto, withoutZeros } from './counters.ts'
import { dateOf, monthOf } from './dates.ts'
import { type CellDelta, cellDeltas, nameOfCell } from './grains.ts'
import { foldPlaces } from './places.ts'
import type { Programme } from './programme.ts'
import { stalledEvent, watchOf } from './stalled.ts'
import { nameOf } from './standing-events.ts'
import { foldTrainee, type RouteOf } from './trainee.ts'

/** The name that the rows of a publication bear where those of the live cube bear their generation's. */
export const PUBLISHED = 'p'

/** The last day that a publication looks at: the round closes as that day ends in London, which is the 22nd in UTC too. */
export const closingDate = (moment: string): string => dateOf(new Date(Date.parse(moment) - 1).toISOString())

/** An employer as the register had it. */
export type Placed = { readonly id: Organisation; readonly region: Region; readonly icb?: string }

/** The register as a publication looks things up in it. */
export type FrozenRegister = { readonly programmes: readonly Programme[]; readonly employers: readonly Placed[] }

export const registerFrom = ({ programmes, employers }: FrozenRegister): Register => {
  const byId = new Map(programmes.map((programme) => [programme.id, programme]))
  const icbs = new Map(employers.map(({ id, icb }) => [id, icb]))
  return { programme: (id) => byId.get(id), icbOf: (employer) => icbs.get(employer) }
}

type Facts = { readonly routeOf: RouteOf; readonly regionOf: RegionOf }

/**
 * What the events about a subject add to the figures of a date, what the daily sweeps up to it would say included: it counts even
 * if none of them ran.
 */
export const sharesOf = (
  subject: string,
  events: readonly RecordedEvent[],
  { routeOf, regionOf }: Facts,
  today: string,
): Share[] => {
  switch (kindOfSubject(subject)) {
    case 'cohort':
      return placesContribution(subject, foldPlaces(events))
    case 'trainee':
      return contributionOf(foldTrainee(withSweeps(subject, events, routeOf, today), routeOf), regionOf)
    default:
      return []
  }
}

const withSweeps = (
  subject: string,
  events: readonly RecordedEvent[],
  routeOf: RouteOf,
  today: string,
): readonly RecordedEvent[] => {
  const watch = watchOf(foldTrainee(events, routeOf))
  const swept = watch && stalledEvent(subject, watch, today)
  if (!swept || events.some((event) => nameOf(event) === nameOf(swept))) return events
  return [...events, { ...swept, recordedtime: swept.time }]
}

/** Sums shares into rows of the cube as a publication of a date keeps them: by day only for that date's month. */
export const publishedCells = (today: string) => {
  const sums = new Map<string, CellDelta & { readonly counters: Record<string, number> }>()
  const isRead = ({ slice }: CellDelta) => !slice.includes('#daily-') || slice.endsWith(`#${monthOf(today)}`)
  return {
    add: (shares: readonly Share[], sign: 1 | -1 = 1): void => {
      for (const share of shares)
        for (const delta of cellDeltas(PUBLISHED, share, 0, sign).filter(isRead)) {
          const sum = sums.get(nameOfCell(delta)) ?? { slice: delta.slice, cell: delta.cell, counters: {} }
          addInto(sum.counters, delta.counters)
          sums.set(nameOfCell(delta), sum)
        }
    },
    /** Every row in which anything counts, in order of partition and cell; of each row, the counters in order. */
    cells: (): CellDelta[] =>
      [...sums.values()]
        .map((sum) => ({ ...sum, counters: inOrder(withoutZeros(sum.counters)) }))
        .filter(({ counters }) => Object.keys(counters).length > 0)
        .sort((a, b) => byText(a.slice, b.slice) || byText(a.cell, b.cell)),
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (counters: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counters).sort(([a], [b]) => byText(a, b)))
