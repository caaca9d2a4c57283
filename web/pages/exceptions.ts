import { type Filters, pageAddress } from '../address.ts'
import type { Answer, Client } from '../client/client.ts'
import { count, day, month, plural } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { save } from '../parts/csv.ts'
import { exceptionCounts, ruleMeanings, ruleNames } from '../parts/exceptions.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { type Cell, table } from '../parts/table.ts'
import { inWords } from '../words.ts'

type Exception = Answer<'listExceptions'>['exceptions'][number]

const A_PAGE = '25'

/** The work list: what somebody should look at, the oldest first, each leading to the people concerned. */
export const exceptions: Page = {
  title: 'Exceptions',
  kinds: ['commissioner', 'hei', 'employer'],
  show: async (context) => {
    const { client, filters, parameters } = context
    const rule = parameters.get('rule') ?? undefined
    const cursor = parameters.get('cursor') ?? undefined
    const asked = { ...filters, rule }
    const found = await client.ask('listExceptions', { query: { ...asked, limit: A_PAGE, cursor } })
    const slice = sliceText(filters, context)
    const named = rule === undefined ? undefined : (ruleNames[rule] ?? rule)
    const open = openIn(found.counts, rule)
    return {
      title: `${named ?? 'Exceptions'}: ${slice}`,
      body: html`
        <h1>${named !== undefined && html`<span class="nhsuk-caption-l">Exceptions</span>`}${named ?? 'Exceptions'}: ${slice}</h1>
        ${asAt({ asOf: found.asOf, disclosure: 'exact' })}
        ${rule !== undefined && html`<p>${ruleMeanings[rule]} <a href="${pageAddress('exceptions', filters)}">All exceptions</a></p>`}
        ${filterForm(context, { page: 'exceptions', choose: ['region', 'hei', 'employer', 'programme', 'setting'] })}
        ${rule === undefined && found.counts && html`<h2>By what is wrong</h2>${exceptionCounts(found.counts, filters)}`}
        <h2>${open === undefined ? 'Further exceptions' : open === 0 ? 'Nothing is open' : `${plural(open, 'exception is', 'exceptions are')} open`}</h2>
        <p>The oldest come first. An exception closes by itself when what it is about changes: a post confirmed, an assessment told, a trainee back.</p>
        ${listOf(found.exceptions, context)}
        ${found.next !== undefined && html`<p><a class="nhsuk-button nhsuk-button--secondary" href="${pageAddress('exceptions', { ...asked, cursor: found.next })}">Next ${A_PAGE}</a></p>`}
        ${found.exceptions.length > 0 && html`<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print" type="button" data-all>Download the whole list (CSV)</button><p role="status" data-progress></p>`}`,
      ready: (main) => download(main, client, asked),
    }
  },
}

/** How many are open by the rules that are shown; the API counts on the first page only. */
const openIn = (counts: Answer<'listExceptions'>['counts'], rule: string | undefined): number | undefined => {
  if (counts === undefined) return undefined
  const each = Object.entries(counts) as [string, number][]
  return each.filter(([name]) => rule === undefined || name === rule).reduce((sum, [, open]) => sum + open, 0)
}

const listOf = (found: readonly Exception[], { names, parameters }: Context): Html => {
  const isMixed = !parameters.has('rule')
  const hasSides = found.some(({ said }) => said !== undefined)
  return table({
    caption: 'Open exceptions',
    hideCaption: true,
    empty: 'Nothing here needs looking at.',
    columns: [
      { head: 'Who or what' },
      ...(isMixed ? [{ head: 'What is wrong' }] : []),
      { head: 'Since' },
      { head: 'Course and intake' },
      { head: 'Employer' },
      ...(hasSides ? [{ head: 'What each side says' }] : []),
    ],
    rows: found.map((one): Cell[] => {
      const { rule, since } = one
      const at = placeOf(one)
      return [
        concerned(one, names),
        ...(isMixed ? [ruleNames[rule] ?? rule] : []),
        since === null ? 'not known' : { show: day(since), value: since },
        at.programme === undefined
          ? ''
          : html`<a href="${pageAddress('course', { programme: at.programme })}">${names.programme(at.programme)}</a>${at.intake !== undefined && `, ${month(at.intake)}`}`,
        at.employer === undefined ? '' : names.organisation(at.employer),
        ...(hasSides ? [sides(one, names)] : []),
      ]
    }),
  })
}

type Place = Readonly<Partial<Record<'programme' | 'intake' | 'cohort' | 'employer' | 'region', string>>>
const placeOf = ({ slice }: Exception): Place => slice as Place

const concerned = (one: Exception, names: Context['names']): Html => {
  const { trainees, organisation } = one
  const [ref] = trainees
  if (ref !== undefined) return html`<a href="${pageAddress('trainee', { ref })}">Trainee ${ref.slice(2, 8)}</a>`
  if (organisation !== undefined) return html`${names.organisation(organisation)}`
  const { cohort, region } = placeOf(one)
  if (cohort !== undefined) return html`<a href="${pageAddress('trainees', { cohort })}">The whole cohort</a>`
  return html`${region === undefined ? '' : names.region(region)}`
}

const sides = ({ said }: Exception, names: Context['names']): Html =>
  said === undefined
    ? html``
    : html`<ul>${said.map(({ by, says, at }) => html`<li>${names.organisation(by)} says ${inWords(says)}, ${day(at)}</li>`)}</ul>`

const download = (
  main: HTMLElement,
  { askText }: Client,
  asked: Filters & { readonly rule: string | undefined },
): void => {
  const button = main.querySelector<HTMLButtonElement>('[data-all]')
  const progress = main.querySelector('[data-progress]')
  button?.addEventListener('click', async () => {
    button.disabled = true
    const parts: string[] = []
    let cursor: string | undefined
    do {
      const { text, next } = await askText('listExceptions', { query: { ...asked, limit: '200', cursor } })
      parts.push(parts.length === 0 ? text : text.slice(text.indexOf('\n') + 1))
      cursor = next
      if (progress) progress.textContent = `${count(parts.length)} pages read`
    } while (cursor !== undefined)
    save('exceptions.csv', parts.join(''))
    if (progress) progress.textContent = 'Downloaded.'
    button.disabled = false
  })
}
