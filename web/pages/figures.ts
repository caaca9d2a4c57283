import { pageAddress } from '../address.ts'
import { askAggregate, keyOf, type MeasuresOf, publishedMonths } from '../aggregates.ts'
import { type Compared, compared, differenceInWords, messageOf, sentenceOf } from '../comparison.ts'
import { absent, count, month, percent, rate } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page, Shown } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { figure } from '../parts/figure.ts'
import { selectField } from '../parts/form.ts'
import { keyFigures } from '../parts/key-figures.ts'
import { regionCodes } from '../words.ts'

/** An organisation's own figures, exactly, beside its region's as they are published. */
export const figures: Page = {
  title: 'My figures',
  kinds: ['hei', 'employer'],
  show: async (context) => {
    const own = { filters: {}, publication: undefined }
    const [churn, outcomes, months] = await Promise.all([
      askAggregate(context, 'churn', { ...own, groupBy: 'region' }),
      askAggregate(context, 'outcomes', own),
      publishedMonths(context),
    ])
    if (churn.total.enrolled === 0) return nobody()
    const published = months.at(-1)
    const region = regionOf(
      context,
      churn.rows.toSorted((a, b) => b.enrolled - a.enrolled).map((row) => keyOf(row, 'region')),
    )
    const there = { filters: { region }, publication: published }
    const [churnThere, outcomesThere] = await Promise.all([
      askAggregate(context, 'churn', there),
      askAggregate(context, 'outcomes', there),
    ])
    const all = compared(
      { churn: churn.total, outcomes: outcomes.total },
      { churn: churnThere.total, outcomes: outcomesThere.total },
    )
    const name = region === 'Y56' ? context.names.region(region) : `the ${context.names.region(region)}`
    return {
      title: 'My figures',
      body: html`
        <h1>My figures</h1>
        ${asAt(churn)}
        ${mine(churn.total, outcomes.total)}
        ${regionForm(region, context)}
        ${comparison(all, name, published)}`,
    }
  },
}

const nobody = (): Shown => ({
  title: 'My figures',
  body: html`
    <h1>My figures</h1>
    <p class="nhsuk-lede-text">Nobody has been enrolled with you yet, so there are no figures.</p>
    <p>They show here within seconds of the first enrolment.</p>`,
})

/** The region that is asked for; else the register's; else that in which most of one's trainees are employed. */
const regionOf = ({ filters, names, session }: Context, byTrainees: readonly string[]): string =>
  filters.region ??
  names.organisations.find(({ id }) => id === session.organisation)?.region ??
  byTrainees.find((code) => regionCodes.includes(code)) ??
  regionCodes[0] ??
  ''

const mine = (churn: MeasuresOf<'churn'>, outcomes: MeasuresOf<'outcomes'>): Html => {
  const exact = { disclosure: 'exact' } as const
  const behind = (query: Readonly<Record<string, string>>, text: string, people: number) =>
    people === 0 ? undefined : { href: pageAddress('trainees', query), text }
  return keyFigures([
    {
      measure: 'churn.enrolled',
      name: 'Enrolled',
      value: count(churn.enrolled),
      note: `${count(churn.active + churn.paused)} in training now`,
      behind: behind({ status: 'active' }, 'Who is in training', churn.active),
    },
    {
      measure: 'churn.withdrawalRate',
      name: 'Withdrew',
      value: rate(churn.withdrawalRate, exact),
      note: `${count(churn.withdrawn)} of ${count(churn.enrolled)}`,
      behind: behind({ status: 'withdrawn' }, 'Who withdrew', churn.withdrawn),
    },
    {
      measure: 'outcomes.postRate',
      name: 'Completed and have a band 4 post',
      value: rate(outcomes.postRate, exact),
      note: `${count(outcomes.confirmed)} of ${count(outcomes.completed)} who completed`,
      behind: behind({ outcome: 'missing' }, 'Who has none', outcomes.missing),
    },
    {
      measure: 'outcomes.awaited',
      name: 'Completed, and nothing said of a post',
      value: count(outcomes.awaited),
      behind: behind({ outcome: 'awaited' }, 'Who', outcomes.awaited),
    },
  ])
}

const regionForm = (region: string, { names }: Context): Html => html`
  <form class="app-no-print" method="get" action="${pageAddress('figures')}">
    ${selectField({ id: 'compare-region', name: 'region', label: 'Compare with', none: 'My own region', options: regionCodes.map((code) => [code, names.region(code)]), value: region })}
    <button class="nhsuk-button nhsuk-button--small nhsuk-button--secondary" type="submit">Compare</button>
  </form>`

const comparison = (all: readonly Compared[], region: string, published: string | undefined): Html => {
  const period = published === undefined ? 'live, as nothing is published yet' : `as published for ${month(published)}`
  return html`
    ${figure({
      id: 'comparison',
      heading: messageOf(all, region),
      subtitle: `Your own trainees, exactly and as of now; ${region}, rounded and ${period}`,
      sentence: sentenceOf(all, region),
      chart: {
        kind: 'bars',
        unit: 'share',
        axis: 'Share of trainees',
        bars: all.flatMap(({ short, mine, theirs }) => [
          { label: `${short}: you`, value: mine, text: mine === null ? '[z]' : percent(mine), emphasis: true },
          {
            label: `${short}: ${region.replace(/^the /, '')}`,
            value: theirs,
            text: theirs === null ? '[c]' : percent(theirs),
            emphasis: false,
          },
        ]),
      },
      open: true,
      table: {
        caption: `You and ${region}`,
        hideCaption: true,
        columns: [
          { head: 'Measure' },
          { head: 'You', numeric: true },
          { head: 'Of your people', numeric: true },
          { head: region.replace(/^the /, ''), numeric: true },
          { head: 'Difference' },
        ],
        rows: all.map((one) => [
          one.name,
          { show: rate(one.mine, { disclosure: 'exact' }), value: one.mine },
          one.of === undefined
            ? absent.unknown
            : { show: `${count(one.of.part)} of ${count(one.of.whole)}`, value: one.of.part },
          { show: rate(one.theirs, { disclosure: 'rounded' }), value: one.theirs },
          differenceInWords(one),
        ]),
      },
      definitions: all.map(({ measure, name }) => [measure, name.toLowerCase()]),
    })}
    <p>The region's counts are rounded to the nearest 5 and its rates to whole per cents, so that nobody can be told from them;
      [c] stands for a rate on fewer than 22.5 people. <a href="${pageAddress('definitions')}#symbols">What the symbols mean</a>.
      Your own figures are exact: on few people, one more or less changes them a lot.</p>`
}
