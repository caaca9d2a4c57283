import { type Filters, pageAddress } from '../address.ts'
import { count } from '../format.ts'
import { type Html, html } from '../html.ts'

/** What the rules find, in the order in which somebody works through them. */
export const ruleNames: Readonly<Record<string, string>> = {
  'GUARANTEE-BROKEN': 'Guaranteed a post, and has none',
  'OUTCOME-OVERDUE': 'Completed over six months ago, outcome not known',
  STALLED: 'No progress for 90 days',
  'LONG-PAUSE': 'Paused for a year or more',
  'EPA-DUE': 'End-point assessment due',
  'MOVED-NOT-ARRIVED': 'Moved, and not heard of since',
  'SILENT-SENDER': 'Organisation that has gone silent',
  DROPPED: 'Left out of the last file or return',
  'ENROLMENT-UNKNOWN': 'Facts about somebody never enrolled',
  DISAGREEMENT: 'University and employer disagree',
  'BELOW-MINIMUM': 'Cohort under the minimum',
  'LAST-HEI': 'Region about to have one university left',
}

/** When a rule finds something, in a sentence. */
export const ruleMeanings: Readonly<Record<string, string>> = {
  'GUARANTEE-BROKEN':
    'Training was paid for on the word that a band 4 post would follow. It was completed, and there is no post.',
  'OUTCOME-OVERDUE': 'Completed more than six months ago, and nobody has said whether there is a post.',
  STALLED: 'In training, with no module passed, assessment or progress report for 90 days.',
  'LONG-PAUSE': 'Training has been paused for 365 days or more.',
  'EPA-DUE': 'The expected end is within 90 days or has passed, and no assessment or award is known.',
  'MOVED-NOT-ARRIVED': 'Left for another place, and nothing has been heard from there for 90 days.',
  'SILENT-SENDER': 'An organisation with trainees in training that has sent nothing for 60 days.',
  DROPPED: 'In the last file or return, and absent from this one. Nobody takes that for a withdrawal.',
  'ENROLMENT-UNKNOWN': 'Something was said of somebody whom no university has enrolled.',
  DISAGREEMENT: 'The university and the employer say different things.',
  'BELOW-MINIMUM': 'A cohort is smaller than the course needs to keep running.',
  'LAST-HEI': 'A region is about to be left with one university.',
}

/** How many exceptions are open by each rule, each leading to them. */
export const exceptionCounts = (counts: Readonly<Record<string, number>>, filters: Filters): Html => {
  const open = Object.keys(ruleNames).filter((rule) => (counts[rule] ?? 0) > 0)
  if (open.length === 0) return html`<p>Nothing: no exception is open.</p>`
  return html`
    <ul class="app-counts">
      ${open.map((rule) => html`<li><a href="${pageAddress('exceptions', { ...filters, rule })}">${ruleNames[rule]}</a> <strong>${count(counts[rule] ?? 0)}</strong></li>`)}
    </ul>`
}
