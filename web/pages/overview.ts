import { pageAddress } from '../address.ts'
import { type AggregateOf, askAggregate, publishedMonths } from '../aggregates.ts'
import { count, month, percent, rate } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { exceptionCounts } from '../parts/exceptions.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { type KeyFigure, keyFigures } from '../parts/key-figures.ts'
import { statusTag } from '../parts/status.ts'
import { worriesIn } from '../worries.ts'

/** What a commissioner opens the day with: which courses to worry about, what to work through, and the few figures that matter. */
export const overview: Page = {
  title: 'Overview',
  kinds: ['commissioner'],
  show: async (context) => {
    const months = await publishedMonths(context)
    const last = months.at(-1)
    const [courses, churn, outcomes, exceptions, before] = await Promise.all([
      askAggregate(context, 'sustainability', { groupBy: 'programme' }),
      askAggregate(context, 'churn'),
      askAggregate(context, 'outcomes'),
      context.client.ask('listExceptions', { query: { ...context.filters, limit: '1' } }),
      last === undefined ? undefined : publishedFigures(context, last),
    ])
    const slice = sliceText(context.filters, context)
    return {
      title: `Overview: ${slice}`,
      body: html`
        <h1>Overview: ${slice}</h1>
        ${asAt(churn)}
        ${filterForm(context, { page: 'overview', choose: ['region', 'hei', 'setting', 'route'] })}
        ${worryList(courses, context)}
        <h2>What needs somebody's attention</h2>
        ${exceptionCounts(exceptions.counts ?? {}, context.filters)}
        <p class="app-no-print"><a href="${pageAddress('exceptions', context.filters)}">The whole work list</a></p>
        <h2>The figures that matter</h2>
        ${before && html`<p>Changes are since the figures published for ${month(before.month)}.</p>`}
        ${keyFigures(figuresOf(courses, churn, outcomes, before, context))}
        <p class="app-no-print"><a href="${pageAddress('briefing', context.filters)}">Briefing on two pages, to print</a></p>`,
    }
  },
}

type Before = {
  readonly month: string
  readonly churn: AggregateOf<'churn'>
  readonly outcomes: AggregateOf<'outcomes'>
  readonly sustainability: AggregateOf<'sustainability'>
}

const publishedFigures = async (context: Context, publication: string): Promise<Before> => {
  const [churn, outcomes, sustainability] = await Promise.all([
    askAggregate(context, 'churn', { publication }),
    askAggregate(context, 'outcomes', { publication }),
    askAggregate(context, 'sustainability', { publication }),
  ])
  return { month: publication, churn, outcomes, sustainability }
}

const worryList = (courses: AggregateOf<'sustainability'>, { filters, names }: Context): Html => {
  const worries = worriesIn(courses.rows)
  const open = courses.rows.filter(({ status }) => status !== 'closed').length
  if (worries.length === 0)
    return html`<h2>No course is at risk</h2><p>All ${count(open)} open courses recruit at or above their minimum.</p>`
  const [first] = worries
  return html`
    <h2>${worries.length === 1 && first ? `One course to worry about: ${names.title(first.programme)}` : `${count(worries.length)} courses to worry about`}</h2>
    <ul class="app-worries">
      ${worries.map(
        ({ programme, status, why }) => html`
          <li class="nhsuk-card nhsuk-card--clickable">
            <div class="nhsuk-card__content">
              <h3 class="nhsuk-card__heading nhsuk-heading-s">
                <a class="nhsuk-card__link" href="${pageAddress('course', { ...filters, programme })}">${names.programme(programme)}</a>
              </h3>
              <p class="nhsuk-card__description">${statusTag(status)} ${why}</p>
            </div>
          </li>`,
      )}
    </ul>
    <p><a href="${pageAddress('sustainability', filters)}">All courses and their intakes</a></p>`
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

const figuresOf = (
  courses: AggregateOf<'sustainability'>,
  churn: AggregateOf<'churn'>,
  outcomes: AggregateOf<'outcomes'>,
  before: Before | undefined,
  { filters }: Context,
): KeyFigure[] => {
  const [c, o, s] = [churn.total, outcomes.total, courses.total]
  const was = before && { c: before.churn.total, o: before.outcomes.total, s: before.sustainability.total }
  const trainees = (query: object, text: string) => ({ href: pageAddress('trainees', { ...filters, ...query }), text })
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
      behind: { href: pageAddress('exceptions', { ...filters, rule: 'GUARANTEE-BROKEN' }), text: 'See those not kept' },
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
