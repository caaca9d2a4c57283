import { heiOfProgramme, partsOfCohort } from '#events/identifiers.ts'
import type { ProgrammeStatus, SustainabilityMeasures } from '#events/measures.ts'
import { count } from '../counters.ts'
import { monthOf, yearBefore } from '../dates.ts'
import { rate } from '../disclosure.ts'
import type { Programme } from '../programme.ts'
import { type Context, type CubeRow, groupRows, sumDates, sumOf } from './rows.ts'
import { theilSen, variation } from './statistics.ts'

/** What a row says besides places and enrolments. */
type Figures = Omit<SustainabilityMeasures, 'places' | 'enrolled' | 'fillRate'>
type IntakeFigures = NonNullable<SustainabilityMeasures['intakes']>[number]

/** Places commissioned and filled. */
export const sustainabilityOf = (rows: readonly CubeRow[], context: Context): SustainabilityMeasures => {
  const { disclosure, placesKnown } = context
  const sums = sumOf(rows)
  const places = count(sums, 'places')
  const enrolled = count(sums, 'enrolled')
  return {
    places: placesKnown ? places : null,
    enrolled: disclosure.count(enrolled),
    fillRate: placesKnown ? rate(disclosure, enrolled, places) : null,
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
  const programmes = groupRows(rows, programmeOf).map(([id]) => id)
  const open = programmes.filter((id) => register.programme(id) && !register.programme(id)?.closed)
  const recentByHei = groupRows(rows, (row) => heiOfProgramme(programmeOf(row))).map(([, ofHei]) =>
    sumDates(sumOf(ofHei), 'opened', inLastYear),
  )
  const sums = sumOf(rows)
  const leavers = sumDates(sums, 'left', inLastYear)
  const completions = sumDates(sums, 'finished', inLastYear)
  return {
    programmesOpen: open.length,
    heis: new Set(open.map(heiOfProgramme)).size,
    largestHeiShare: rate(
      disclosure,
      Math.max(0, ...recentByHei),
      recentByHei.reduce((sum, enrolled) => sum + enrolled, 0),
    ),
    inPost: disclosure.count(count(sums, 'confirmed') - count(sums, 'leavers')),
    leaversPerYear: disclosure.count(leavers),
    completionsPerYear: disclosure.count(completions),
    yearsOfSupply: rate(disclosure, completions, leavers),
  }
}

const intakeOf = ({ place }: CubeRow): string => partsOfCohort(place.cohort ?? '').intake
const programmeOf = ({ place }: CubeRow): string => partsOfCohort(place.cohort ?? '').programme
