import { pageAddress } from './address.ts'
import { type AggregateOf, askAggregate, publishedMonths } from './aggregates.ts'
import { count, percent, rate } from './format.ts'
import type { Context } from './page.ts'
import type { KeyFigure } from './parts/key-figures.ts'
import { whoIs } from './parts/people.ts'

/** The three aggregates of one slice. */
export type Figures = {
  readonly courses: AggregateOf<'sustainability'>
  readonly churn: AggregateOf<'churn'>
  readonly outcomes: AggregateOf<'outcomes'>
}

/** The same figures as they were published last; none before the first publication. */
export const publishedHeadlines = async (
  context: Context,
): Promise<(Figures & { readonly month: string }) | undefined> => {
  const publication = (await publishedMonths(context)).at(-1)
  if (publication === undefined) return undefined
  const [churn, outcomes, courses] = await Promise.all([
    askAggregate(context, 'churn', { publication }),
    askAggregate(context, 'outcomes', { publication }),
    askAggregate(context, 'sustainability', { publication }),
  ])
  return { month: publication, churn, outcomes, courses }
}

const change = (
  now: number | null | undefined,
  then: number | null | undefined,
  write: (value: number) => string,
): string | undefined => {
  if (now === null || now === undefined || then === null || then === undefined) return undefined
  const moved = now - then
  if (write(Math.abs(moved)) === write(0)) return 'No change'
  return `${moved > 0 ? 'Up' : 'Down'} ${write(Math.abs(moved))}`
}

const points = (value: number): string => `${count(Math.round(value * 100))} percentage points`

/** The few figures that matter, with how they have moved. */
export const headlines = (
  { courses, churn, outcomes }: Figures,
  before: Figures | undefined,
  context: Context,
): KeyFigure[] => {
  const [c, o, s] = [churn.total, outcomes.total, courses.total]
  const was = before && { c: before.churn.total, o: before.outcomes.total, s: before.courses.total }
  const trainees = (query: object, text: string) => {
    const href = whoIs(churn, context, query)
    return href === undefined ? undefined : { href, text }
  }
  return [
    {
      measure: 'sustainability.fillRate',
      name: 'Places filled',
      value: rate(s.fillRate, courses),
      note: change(s.fillRate, was?.s.fillRate, points),
    },
    {
      measure: 'churn.active',
      name: 'In training now',
      value: count(c.active + c.paused),
      note: change(c.active + c.paused, was && was.c.active + was.c.paused, count),
      behind: trainees({ status: 'active' }, 'See who'),
    },
    {
      measure: 'churn.withdrawalRate',
      name: 'Withdrew',
      value: rate(c.withdrawalRate, churn),
      note: change(c.withdrawalRate, was?.c.withdrawalRate, points),
      behind: trainees({ status: 'withdrawn' }, `See the ${count(c.withdrawn)}`),
    },
    {
      measure: 'churn.pathwayAttrition',
      name: 'Not completed in time',
      value: rate(c.pathwayAttrition, churn),
      note: change(c.pathwayAttrition, was?.c.pathwayAttrition, points),
    },
    {
      measure: 'outcomes.postRate',
      name: 'Completers with a band 4 post',
      value: rate(o.postRate, outcomes),
      note: change(o.postRate, was?.o.postRate, points),
      behind: trainees({ outcome: 'missing' }, `See the ${count(o.missing)} without`),
    },
    {
      measure: 'outcomes.guaranteeKeptRate',
      name: 'Guarantees kept',
      value: rate(o.guaranteeKeptRate, outcomes),
      note: change(o.guaranteeKeptRate, was?.o.guaranteeKeptRate, points),
      behind: {
        href: pageAddress('exceptions', { ...context.filters, rule: 'GUARANTEE-BROKEN' }),
        text: 'See those not kept',
      },
    },
    {
      measure: 'outcomes.apel.twoYearRate',
      name: "Two years' credit towards a degree",
      value: rate(o.apel.twoYearRate, outcomes),
      note: `The benchmark is ${percent(o.apel.benchmark)}`,
    },
    {
      measure: 'outcomes.trainingMonthsWithoutPost',
      name: 'Months trained without a post after',
      value: count(o.trainingMonthsWithoutPost),
      note: change(o.trainingMonthsWithoutPost, was?.o.trainingMonthsWithoutPost, count),
    },
  ]
}
