import { pageAddress } from '../address.ts'
import { Problem } from '../client/problem.ts'
import { anomalyNames } from '../events-in-words.ts'
import { absent, count, plural, shortMonth } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page, Shown } from '../page.ts'
import {
  enrolmentFor,
  outcomeWord,
  shortRef,
  type TraineeRecord,
  traineeStatus,
  whoIsWho,
} from '../parts/enrolments.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { type Cell, table } from '../parts/table.ts'
import { InWords, inWords } from '../words.ts'

const A_PAGE = 50

const statuses = ['active', 'paused', 'withdrawn', 'transferred', 'completed']
const outcomes = ['confirmed', 'missing', 'awaited']

/** The people behind a figure, by reference. */
export const trainees: Page = {
  title: 'Trainees',
  kinds: ['commissioner', 'hei', 'employer'],
  show: async (context) => {
    const { parameters, filters, client, session } = context
    const title = session.kind === 'commissioner' ? 'Trainees' : 'My trainees'
    const [status, outcome, anomaly] = ['status', 'outcome', 'anomaly'].map((name) => parameters.get(name) || undefined)
    const cursor = parameters.get('cursor') || undefined
    const asked = { ...filters, status, outcome, anomaly }
    try {
      const page = await client.ask('listTrainees', { query: { ...asked, cursor, limit: String(A_PAGE) } })
      return {
        title,
        body: html`
          <h1>${title}</h1>
          ${formOf(context)}
          ${whoIsWho()}
          ${list(page.trainees, { ...asked, cursor }, page.next, context)}`,
      }
    } catch (error) {
      if (error instanceof Problem && error.status === 403) return closed(title, context)
      throw error
    }
  },
}

const formOf = (context: Context): Html =>
  filterForm(context, {
    page: 'trainees',
    choose: (['region', 'hei', 'programme', 'employer', 'setting', 'funding', 'guaranteedPost'] as const).filter(
      (name) => name === 'programme' || isChosenBy(context.session.kind, name),
    ),
    more: [
      { name: 'status', label: 'Status', options: statuses.map((one) => [one, InWords(one)]) },
      { name: 'outcome', label: 'Post after completion', options: outcomes.map((one) => [one, outcomeWord(one)]) },
      { name: 'anomaly', label: 'Anomaly', options: anomalyNames.map((one) => [one, InWords(one)]) },
    ],
  })

/** An organisation lists its own people only, so it has no use of these. */
const isChosenBy = (kind: string, name: string): boolean =>
  kind === 'commissioner' || (name !== 'region' && name !== (kind === 'hei' ? 'hei' : 'employer'))

type Asked = Readonly<Record<string, string | undefined>>

/** How many there are, as far as that is known from one page. */
export const howMany = (shown: number, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string => {
  if (shown === 0) return isFirst ? 'Nobody' : 'Nobody more'
  if (isFirst && isLast) return plural(shown, 'trainee')
  return `${isFirst ? 'The first' : isLast ? 'The last' : 'The next'} ${count(shown)}${isLast ? '' : ', and there are more'}`
}

const wordsOf = ({ status, outcome, anomaly }: Asked): string[] => [
  ...(status === undefined ? [] : [inWords(status)]),
  ...(outcome === undefined ? [] : [outcomeWord(outcome).replace(/^./, (letter) => letter.toLowerCase())]),
  ...(anomaly === undefined ? [] : [`with the anomaly “${inWords(anomaly)}”`]),
]

const list = (people: readonly TraineeRecord[], asked: Asked, next: string | undefined, context: Context): Html => {
  const { cursor, ...question } = asked
  const shown = howMany(people.length, { isFirst: cursor === undefined, isLast: next === undefined })
  const { kind } = context.session
  const about = [sliceText(context.filters, context), ...wordsOf(asked)].join(', ')
  return html`
    <section aria-labelledby="people-heading">
      <h2 class="nhsuk-heading-m" id="people-heading">${shown}: ${about}</h2>
      ${table({
        caption: `Trainees: ${about}`,
        hideCaption: true,
        columns: [
          { head: 'Reference' },
          { head: 'Course' },
          { head: 'Intake' },
          ...(kind === 'employer' ? [] : [{ head: 'Employer' }]),
          { head: 'Status' },
          { head: 'Post' },
          { head: 'Expected end' },
          { head: 'Credits', numeric: true },
          { head: 'Anomalies', numeric: true },
        ],
        rows: people.flatMap((person) => rowOf(person, context)),
        empty: 'No trainee matches these filters. Events show here within seconds of being sent.',
      })}
      ${people.length > 0 && html`<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print" type="button" data-csv="trainees">Download this page (CSV)</button>`}
      <p class="app-no-print">
        ${cursor !== undefined && html`<a href="${pageAddress('trainees', question)}">First page</a> `}
        ${next !== undefined && html`<a href="${pageAddress('trainees', { ...question, cursor: next })}">Next page</a>`}
      </p>
    </section>`
}

const rowOf = (person: TraineeRecord, { names, parameters, session: { kind } }: Context): [Cell[]] | [] => {
  const enrolment = enrolmentFor(person, parameters)
  if (!enrolment) return []
  const { programme, intake, employer, status, stalled, outcome, expectedEnd, credits } = enrolment
  const more = person.enrolments.length - 1
  return [
    [
      {
        show: html`<a class="app-short" href="${pageAddress('trainee', { ref: person.ref })}">${shortRef(person.ref)}</a>${more > 0 && html` <span class="nhsuk-body-s">and ${plural(more, 'other enrolment')}</span>`}`,
        value: person.ref,
      },
      kind === 'hei' ? names.title(programme) : names.programme(programme),
      { show: shortMonth(intake), value: intake },
      ...(kind === 'employer' ? [] : [names.organisation(employer)]),
      { show: traineeStatus(enrolment), value: stalled ? `${status}, stalled` : status },
      outcome === null ? absent.inapplicable : { show: outcomeWord(outcome), value: outcomeWord(outcome) },
      { show: shortMonth(expectedEnd.slice(0, 7)), value: expectedEnd },
      credits,
      person.anomalies.length,
    ],
  ]
}

const closed = (title: string, context: Context): Shown => ({
  title,
  body: html`
    <h1>${title}</h1>
    <p>You can list your own trainees only: the filters in the address ask for others, of whom you are told rounded figures
      and never single people.</p>
    <p><a href="${pageAddress('trainees')}">${context.session.kind === 'commissioner' ? 'All trainees that you can list' : 'All your trainees'}</a></p>`,
})
