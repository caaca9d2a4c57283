import { dateOf, inLastTwelveMonths } from './calendar.ts'
import { countBy, distinct, rate, sum, theilSen, variation } from './counting.ts'
import { outcomeOf } from './enrolment.ts'
import { type Part, within } from './part.ts'
import { heiOf } from './speakers.ts'

export const sustainability = ({ enrolments, places }: Part) => {
  const commissioned = places && sum(places.map((each) => each.places))
  return {
    places: commissioned,
    enrolled: enrolments.length,
    fillRate: rate(enrolments.length, commissioned),
  }
}

/** The further columns of a row about one programme. */
export const ofProgramme = (part: Part, programme: string, now: string) => {
  const { minimumIntake, closed } = part.programme(programme)
  const intakes = distinct([...part.enrolments, ...(part.places ?? [])].map(({ slices }) => String(slices.intake)))
    .sort()
    .map((intake) => {
      const { places, enrolled } = sustainability(within(part, { intake }))
      return { intake, places, enrolled }
    })
    .filter(({ places, enrolled }) => enrolled > 0 || Number(places) > 0)
  const started = intakes.filter(({ intake }) => intake <= now.slice(0, 'YYYY-MM'.length)).map((each) => each.enrolled)
  const trend = theilSen(started)
  return {
    intakes,
    minimumIntake,
    trend,
    volatility: variation(started.slice(-5)),
    status: closed ? 'closed' : viability(started, trend, minimumIntake),
  }
}

const viability = (started: readonly number[], trend: number | null, minimumIntake: number | null) => {
  const [last, lastButOne] = started.toReversed()
  const isBelow = (enrolled: number | undefined) =>
    enrolled !== undefined && minimumIntake !== null && enrolled < minimumIntake
  if (isBelow(last) && isBelow(lastButOne)) return 'unviable'
  if (isBelow(last) || (last !== undefined && isBelow(last + (trend ?? 0)))) return 'at-risk'
  return 'viable'
}

/** The further columns of a row about one region. */
export const ofRegion = (part: Part, now: string) => {
  const { enrolments, programme } = part
  const places = (part.places ?? []).filter((each) => each.places > 0)
  const recent = (time: string | undefined) => time !== undefined && inLastTwelveMonths(dateOf(time), dateOf(now))
  const open = distinct([...enrolments, ...places].map(({ slices }) => String(slices.programme))).filter(
    (id) => !programme(id).closed,
  )
  const enrolledLately = enrolments.filter(({ opened }) => recent(opened)).map(({ hei }) => hei)
  const byHei = Object.values(countBy(enrolledLately, distinct(enrolledLately), (hei) => hei))

  const outcomes = enrolments.map(outcomeOf).filter((each) => each?.outcome === 'confirmed')
  const leavings = outcomes.flatMap(({ left }) => left ?? [])
  const leaversPerYear = leavings.filter(({ time }) => recent(time)).length
  const completionsPerYear = enrolments.filter((each) => each.status === 'completed' && recent(each.ended)).length
  return {
    programmesOpen: open.length,
    heis: distinct(open.map(heiOf)).length,
    largestHeiShare: rate(Math.max(...byHei), enrolledLately.length),
    inPost: outcomes.length - leavings.length,
    leaversPerYear,
    completionsPerYear,
    yearsOfSupply: rate(completionsPerYear, leaversPerYear),
  }
}
