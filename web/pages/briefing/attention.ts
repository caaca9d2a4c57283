import { type Filters, pageAddress } from '../../address.ts'
import type { AggregateOf } from '../../aggregates.ts'
import { count, plural } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { ruleNames } from '../../parts/exceptions.ts'
import { statusTag } from '../../parts/status.ts'
import { worriesIn } from '../../worries.ts'

/** So many fit on a sheet with their reasons; the rest are named. */
const MOST_TOLD = 6

/** The courses to worry about, and why. */
export const worries = (courses: AggregateOf<'sustainability'>, { filters, names }: Context): Html => {
  const all = worriesIn(courses.rows)
  const rest = all.slice(MOST_TOLD)
  const link = (programme: string) =>
    html`<a href="${pageAddress('course', { ...filters, programme })}">${names.programme(programme)}</a>`
  return html`
    <h2 class="nhsuk-heading-m">${all.length === 0 ? 'No course is at risk' : plural(all.length, 'course to worry about', 'courses to worry about')}</h2>
    ${
      all.length === 0
        ? html`<p>Every course that is open here recruits at or above its minimum.</p>`
        : html`<ul class="app-sheet__worries">
            ${all.slice(0, MOST_TOLD).map(({ programme, status, why }) => html`<li><strong>${link(programme)}</strong> ${statusTag(status)} ${why}</li>`)}
            ${
              rest.length > 0 &&
              html`<li>Also: ${rest
                .slice(0, MOST_TOLD)
                .map(({ programme }) => names.programme(programme))
                .join('; ')}${rest.length > MOST_TOLD && html`; and ${count(rest.length - MOST_TOLD)} more`}.</li>`
            }
          </ul>`
    }`
}

/** How many exceptions are open by each rule. */
export const attention = (counts: Readonly<Record<string, number>>, filters: Filters): Html => {
  const open = Object.keys(ruleNames).filter((rule) => (counts[rule] ?? 0) > 0)
  const all = open.reduce((sum, rule) => sum + (counts[rule] ?? 0), 0)
  return html`
    <h2 class="nhsuk-heading-m">${all === 0 ? 'Nothing needs somebody’s attention' : `${plural(all, 'thing needs', 'things need')} somebody’s attention`}</h2>
    ${all > 0 && html`<ul class="app-counts app-sheet__counts">${open.map((rule) => html`<li><a href="${pageAddress('exceptions', { ...filters, rule })}">${ruleNames[rule]}</a> <strong>${count(counts[rule] ?? 0)}</strong></li>`)}</ul>`}`
}
