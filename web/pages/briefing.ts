import { pageAddress } from '../address.ts'
import { askAggregate, askCourses } from '../aggregates.ts'
import { month } from '../format.ts'
import { headlines, publishedHeadlines } from '../headlines.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { keyFigures } from '../parts/key-figures.ts'
import { attention, worries } from './briefing/attention.ts'
import { meanings } from './briefing/meanings.ts'
import { missingPosts } from './briefing/missing-posts.ts'
import { latestRound, unanswered } from './briefing/unanswered.ts'
import { reasonsFigure } from './churn/reasons.ts'
import { flowFigure } from './outcomes/flow.ts'

const MOST_REASONS = 5

/** A region, or England, on two pages of paper: what to worry about, and what became of those who trained. */
export const briefing: Page = {
  title: 'Briefing',
  kinds: ['commissioner'],
  show: async (context) => {
    const { client, filters, session } = context
    const [courses, churn, byEmployer, exceptions, before, round] = await Promise.all([
      askCourses(context),
      askAggregate(context, 'churn'),
      askAggregate(context, 'outcomes', { groupBy: 'employer' }),
      client.ask('listExceptions', { query: { ...filters, limit: '1' } }),
      publishedHeadlines(context),
      latestRound(context),
    ])
    // Who is answered from the publication itself sees no movement since.
    const moved = churn.publication === undefined ? before : undefined
    const slice = sliceText(filters, context)
    return {
      title: `Briefing: ${slice}`,
      body: html`
        <h1>Briefing: ${slice}</h1>
        <p class="app-no-print">
          <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" data-print>Print on two pages of A4</button>
        </p>
        ${session.region === undefined && filterForm(context, { page: 'briefing', choose: ['region'] })}
        <div class="app-sheet">
          <p>How assistant practitioners are trained here, paid for by ${context.config.brand.commissioner}: which courses may not last, what needs
            somebody’s attention, and how many of those who completed have the band 4 post that they trained for.</p>
          ${asAt(churn)}
          ${worries(courses, context)}
          ${attention(exceptions.counts ?? {}, filters)}
          <h2 class="nhsuk-heading-m">The figures that matter${moved && html` <span class="app-sheet__aside">and how they have moved since those published for ${month(moved.month)}</span>`}</h2>
          ${keyFigures(headlines({ courses, churn, outcomes: byEmployer }, moved, context))}
        </div>
        <div class="app-sheet">
          <div class="app-sheet__halves">${flowFigure(byEmployer, context)}${reasonsFigure(churn, MOST_REASONS)}</div>
          ${missingPosts(byEmployer, context)}
          ${unanswered(round, context)}
          ${meanings(byEmployer.total.apel.benchmark)}
        </div>
        ${furtherDown(context)}`,
    }
  },
}

const furtherDown = ({ filters }: Context): Html => html`
  <p class="app-no-print">More on each: <a href="${pageAddress('sustainability', filters)}">sustainability</a>,
    <a href="${pageAddress('churn', filters)}">churn</a> and <a href="${pageAddress('outcomes', filters)}">outcomes</a>.</p>`
