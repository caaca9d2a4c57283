import { pageAddress } from '../address.ts'
import { type AggregateOf, askAggregate, askCourses } from '../aggregates.ts'
import { count, month } from '../format.ts'
import { headlines, publishedHeadlines } from '../headlines.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { exceptionCounts } from '../parts/exceptions.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { keyFigures } from '../parts/key-figures.ts'
import { statusTag } from '../parts/status.ts'
import { worriesIn } from '../worries.ts'

/** What a commissioner opens the day with: which courses to worry about, what to work through, and the few figures that matter. */
export const overview: Page = {
  title: 'Overview',
  kinds: ['commissioner'],
  show: async (context) => {
    const [before, courses, churn, outcomes, exceptions] = await Promise.all([
      // Asks twice, so it goes first.
      publishedHeadlines(context),
      askCourses(context),
      askAggregate(context, 'churn'),
      askAggregate(context, 'outcomes'),
      context.client.ask('listExceptions', { query: { ...context.filters, limit: '1' } }),
    ])
    // Who is answered from the publication itself sees no movement since.
    const moved = churn.publication === undefined ? before : undefined
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
        ${moved && html`<p>Changes are since the figures published for ${month(moved.month)}.</p>`}
        ${keyFigures(headlines({ courses, churn, outcomes }, moved, context))}
        <p class="app-no-print"><a href="${pageAddress('briefing', context.filters)}">Briefing on two pages, to print</a></p>`,
    }
  },
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
