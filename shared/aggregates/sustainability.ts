import { heiOfProgramme, partsOfCohort } from '#events/identifiers.ts'
import type { ProgrammeStatus, SustainabilityMeasures } from '#events/measures.ts'
import { count } from '../counters.ts'
import { monthOf, yearBefore } from '../dates.ts'
import { type Figure, shareOf } from '../disclosure.ts'
import type { Programme } from '../programme.ts'
import { partedBy } from './parted.ts'
import { counted, inPost } from './people.ts'
import { type Context, type CubeRow, groupRows, sumDates } from './rows.ts'
import { theilSen, variation } from './statistics.ts'

/** What a row says besides places and enrolments. */
type Figures = Omit<SustainabilityMeasures, 'places' | 'enrolled' | 'fillRate'>
type IntakeFigures = NonNullable<SustainabilityMeasures['intakes']>[number]

/** Places commissioned and filled. Places are not people: they leave as they are. */
export const sustainabilityOf = (rows: readonly CubeRow[], context: Context): SustainabilityMeasures => {
  const { disclosure, placesKnown, register } = context
  const slice = partedBy(rows, register)
  const places = count(slice.sums, 'places')
  const enrolled = counted(disclosure.of(slice))('enrolled')
  return {
    places: placesKnown ? places : null,
    enrolled,
    fillRate: placesKnown ? disclosure.ratio(enrolled, places) : null,
  }
}

/** Whether a programme can go on: its intakes against its minimum. All rows are of that programme. */
export const programmeFigures = (rows: readonly CubeRow[], id: string, context: Context): Figures => {
  const programme = context.register.programme(id)
  const intakes = groupRows(rows, intakeOf)
    .map(([intake, ofIntake]): IntakeFigures => {
      const { places, enrolled } = sustainabilityOf(ofIntake, context)
      return { intake, places, enrolled }
    })
    .filter(({ places, enrolled }) => enrolled !== 0 || (places ?? 0) !== 0)
  const begun = intakes.filter(({ intake }) => intake <= monthOf(context.today)).map(({ enrolled }) => enrolled)
  const trend = theilSen(begun)
  return {
    intakes,
    minimumIntake: programme?.minimumIntake ?? null,
    trend,
    volatility: variation(begun.slice(-5)),
    status: statusOf(programme, begun, trend),
  }
}

const statusOf = (
  programme: Programme | undefined,
  enrolled: readonly number[],
  trend: number | null,
): ProgrammeStatus => {
  if (!programme || programme.closed) return 'closed'
  const isBelow = (intake: number | undefined) => intake !== undefined && intake < programme.minimumIntake
  const last = enrolled.at(-1)
  if (isBelow(last) && isBelow(enrolled.at(-2))) return 'unviable'
  if (isBelow(last) || (last !== undefined && isBelow(last + (trend ?? 0)))) return 'at-risk'
  return 'viable'
}

/** Who trains for a region and whether it still needs them. All rows are of that region. */
export const regionFigures = (rows: readonly CubeRow[], context: Context): Figures => {
  const { disclosure, register, today } = context
  const inLastYear = (date: string) => date > yearBefore(today) && date <= today
  const lately =
    (name: string): Figure =>
    (sums) =>
      sumDates(sums, name, inLastYear)
  const disclosed = disclosure.of(partedBy(rows, register))
  // A programme that is not shown must not be counted either.
  const isShown = (ofProgramme: readonly CubeRow[]): boolean => {
    if (disclosure.name === 'exact') return true
    const { places, enrolled } = sustainabilityOf(ofProgramme, context)
    return enrolled > 0 || (places ?? 0) > 0
  }
  const programmes = groupRows(rows, programmeOf).filter(([, ofProgramme]) => isShown(ofProgramme))
  const open = programmes.map(([id]) => id).filter((id) => register.programme(id) && !register.programme(id)?.closed)
  const recentByHei = groupRows(rows, (row) => heiOfProgramme(programmeOf(row))).map(([, ofHei]) =>
    disclosure.of(partedBy(ofHei, register)).count(lately('opened')),
  )
  const leavers = disclosed.count(lately('left'))
  const completions = disclosed.count(lately('finished'))
  return {
    programmesOpen: open.length,
    heis: new Set(open.map(heiOfProgramme)).size,
    largestHeiShare: shareOf(disclosure, Math.max(0, ...recentByHei), disclosed.count(lately('opened'))),
    inPost: disclosed.count(inPost),
    leaversPerYear: leavers,
    completionsPerYear: completions,
    yearsOfSupply: disclosure.ratio(completions, leavers),
  }
}

const intakeOf = ({ place }: CubeRow): string => partsOfCohort(place.cohort ?? '').intake
const programmeOf = ({ place }: CubeRow): string => partsOfCohort(place.cohort ?? '').programme
