import { pageAddress } from '../address.ts'
import { askAggregate, askCourses, keyOf } from '../aggregates.ts'
import { leaders, listed } from '../counts.ts'
import { count, month, plural, rate } from '../format.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { exceptionCounts } from '../parts/exceptions.ts'
import { figure } from '../parts/figure.ts'
import { intakesFigure } from '../parts/intakes.ts'
import { statusTag } from '../parts/status.ts'
import { InWords, inWords } from '../words.ts'
import { whyOf } from '../worries.ts'
import { reasonsFigure } from './churn/reasons.ts'

/** One course: why it has its status, its cohorts, who left it and who has no post, down to the people. */
export const course: Page = {
  title: 'Course',
  kinds: ['commissioner', 'hei'],
  show: async (context) => {
    const { names, filters, client } = context
    const programme = filters.programme ?? ''
    const [courses, churn, outcomes, exceptions] = await Promise.all([
      askCourses(context),
      askAggregate(context, 'churn', { groupBy: 'cohort' }),
      askAggregate(context, 'outcomes', { groupBy: 'cohort' }),
      client.ask('listExceptions', { query: { ...filters, limit: '1' } }),
    ])
    const row = courses.rows.find((one) => keyOf(one, 'programme') === programme)
    const known = names.programmes.find(({ id }) => id === programme)
    const outcomesOf = new Map(outcomes.rows.map((one) => [keyOf(one, 'cohort'), one]))
    const most = leaders(churn.total.withdrawnByReason)
    return {
      title: names.programme(programme),
      body: html`
        <h1><span class="nhsuk-caption-l">${names.organisation(known?.hei ?? `ukprn:${programme.split('/')[0]}`)}</span>${names.title(programme)}</h1>
        ${asAt(churn)}
        ${
          row &&
          html`
            <p class="nhsuk-lede-text">${statusTag(row.status ?? '')} ${whyOf(row)}</p>
            ${known && html`<p>${InWords(known.route)}, ${InWords(known.specialism).toLowerCase()}; opened ${month(known.opened.slice(0, 7))}.</p>`}
            ${intakesFigure(row, context)}`
        }
        ${figure({
          id: 'cohorts',
          heading: `${plural(churn.total.withdrawn, 'trainee')} of ${count(churn.total.enrolled)} withdrew${most ? `, most often: ${listed(most.values.map(inWords))}` : ''}`,
          subtitle: 'Each cohort, from enrolment to a post',
          sentence: `Of ${count(outcomes.total.completed)} who completed, ${count(outcomes.total.confirmed)} have a band 4 post, ${count(outcomes.total.missing)} have none and ${count(outcomes.total.awaited)} are not known. Choose a number to see who.`,
          open: true,
          table: {
            caption: 'Cohorts',
            hideCaption: true,
            columns: [
              { head: 'Cohort' },
              ...['Enrolled', 'In training', 'Withdrawn', 'Completed', 'With a post', 'Without', 'Post rate'].map(
                (head) => ({ head, numeric: true as const }),
              ),
            ],
            rows: churn.rows.map((one) => {
              const cohort = keyOf(one, 'cohort')
              const after = outcomesOf.get(cohort)
              const people = (value: number, query: object) => ({
                show:
                  value === 0
                    ? html`0`
                    : html`<a href="${pageAddress('trainees', { ...filters, cohort, ...query })}">${count(value)}</a>`,
                value,
              })
              return [
                { show: month(cohort.split('/')[2] ?? ''), value: cohort.split('/')[2] ?? '' },
                people(one.enrolled, {}),
                people(one.active + one.paused, { status: 'active' }),
                people(one.withdrawn, { status: 'withdrawn' }),
                people(one.completed, { status: 'completed' }),
                people(after?.confirmed ?? 0, { outcome: 'confirmed' }),
                people(after?.missing ?? 0, { outcome: 'missing' }),
                { show: rate(after?.postRate, outcomes), value: after?.postRate },
              ]
            }),
          },
          definitions: [
            ['churn.withdrawn', 'withdrawn'],
            ['outcomes.confirmed', 'with a post'],
            ['outcomes.missing', 'without'],
          ],
        })}
        ${reasonsFigure(churn)}
        <h2>What needs somebody's attention here</h2>
        ${exceptionCounts(exceptions.counts ?? {}, filters)}`,
    }
  },
}
