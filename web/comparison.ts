import type { MeasuresOf } from './aggregates.ts'
import { percent } from './format.ts'

/** One figure of an organisation beside that of its region. */
export type Compared = {
  /** As the data dictionary names it. */
  readonly measure: string
  readonly name: string
  /** The same where there is little room. */
  readonly short: string
  readonly mine: number | null
  /** The people that mine is of, where the answer says it. */
  readonly of?: { readonly part: number; readonly whole: number }
  readonly theirs: number | null
  /** More of it is good news. */
  readonly more: 'better' | 'worse'
}

type Churn = MeasuresOf<'churn'>
type Outcomes = MeasuresOf<'outcomes'>
type Figures = { readonly churn: Churn; readonly outcomes: Outcomes }

const rateOf = (value: number | null | undefined): number | null => value ?? null

export const compared = (mine: Figures, theirs: Figures): Compared[] => [
  {
    measure: 'churn.withdrawalRate',
    name: 'Withdrew',
    short: 'Withdrew',
    mine: rateOf(mine.churn.withdrawalRate),
    of: { part: mine.churn.withdrawn, whole: mine.churn.enrolled },
    theirs: rateOf(theirs.churn.withdrawalRate),
    more: 'worse',
  },
  {
    measure: 'churn.pathwayAttrition',
    name: 'Not completed in time',
    short: 'Not in time',
    mine: rateOf(mine.churn.pathwayAttrition),
    theirs: rateOf(theirs.churn.pathwayAttrition),
    more: 'worse',
  },
  {
    measure: 'outcomes.postRate',
    name: 'Completed and have a band 4 post',
    short: 'Have a post',
    mine: rateOf(mine.outcomes.postRate),
    of: { part: mine.outcomes.confirmed, whole: mine.outcomes.completed },
    theirs: rateOf(theirs.outcomes.postRate),
    more: 'better',
  },
  {
    measure: 'outcomes.guaranteeKeptRate',
    name: 'Guaranteed a post and have it',
    short: 'Guarantee kept',
    mine: rateOf(mine.outcomes.guaranteeKeptRate),
    of: { part: mine.outcomes.guaranteedConfirmed, whole: mine.outcomes.guaranteed },
    theirs: rateOf(theirs.outcomes.guaranteeKeptRate),
    more: 'better',
  },
  {
    measure: 'outcomes.apel.twoYearRate',
    name: 'Applied for a degree and got two years of credit',
    short: 'Two years of credit',
    mine: rateOf(mine.outcomes.apel.twoYearRate),
    of: { part: mine.outcomes.apel.byCredit['24+'] ?? 0, whole: mine.outcomes.apel.applicants },
    theirs: rateOf(theirs.outcomes.apel.twoYearRate),
    more: 'better',
  },
]

/** The difference in whole points, as the percentages are shown; null where there is nothing to compare. */
const pointsOf = ({ mine, theirs }: Pick<Compared, 'mine' | 'theirs'>): number | null =>
  mine === null || theirs === null ? null : Math.round(mine * 100) - Math.round(theirs * 100)

type Verdict = 'better' | 'worse' | 'the same' | 'unknown'
type Judged = Pick<Compared, 'mine' | 'theirs' | 'more' | 'of'>

/** On few people a difference of many points may be less than one of them: that is none. */
const isOfNobody = ({ mine, theirs, of }: Judged): boolean =>
  of !== undefined && Math.abs((mine ?? 0) - (theirs ?? 0)) * of.whole < 1

export const verdictOf = (one: Judged): Verdict => {
  const points = pointsOf(one)
  if (points === null) return 'unknown'
  if (points === 0 || isOfNobody(one)) return 'the same'
  return points > 0 === (one.more === 'better') ? 'better' : 'worse'
}

/** `6 points lower: better`. */
export const differenceInWords = (one: Judged): string => {
  const points = pointsOf(one)
  if (points === null) return 'Cannot be compared'
  if (points === 0) return 'The same'
  if (isOfNobody(one)) return 'About the same: less than one person'
  return `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'higher' : 'lower'}: ${verdictOf(one)}`
}

/** What the comparison says, for a heading. */
export const messageOf = (all: readonly Compared[], region: string): string => {
  const of = (verdict: Verdict) => all.filter((one) => verdictOf(one) === verdict).length
  const known = all.length - of('unknown')
  if (known === 0) return `Too few people to compare with ${region}`
  if (of('better') === known)
    return `Better than ${region} in ${known === 1 ? 'the one figure' : `all ${known} figures`} that can be compared`
  if (of('worse') === known)
    return `Worse than ${region} in ${known === 1 ? 'the one figure' : `all ${known} figures`} that can be compared`
  if (of('the same') === known) return `The same as ${region}`
  if (of('better') === 0) return `Worse than ${region} in ${of('worse')} of ${known} figures, better in none`
  return `Better than ${region} in ${of('better')} of ${known} figures, worse in ${of('worse')}`
}

/** The same with its numbers. */
export const sentenceOf = (all: readonly Compared[], region: string): string => {
  const told = all.filter((one) => verdictOf(one) !== 'unknown')
  if (told.length === 0) return 'There is nothing yet that can be compared.'
  return `${told.map(({ name, mine, theirs }) => `${name}: ${percent(mine ?? 0)} of yours, ${percent(theirs ?? 0)} in ${region}`).join('; ')}.`
}
