import { pageAddress } from '../address.ts'
import type { Operations } from '../client/contract.ts'
import { month, plural } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context } from '../page.ts'
import { shortRef } from '../parts/enrolments.ts'
import { filterText } from '../parts/filters.ts'
import { leaveWord } from '../parts/flash.ts'
import { clearErrors, followChoices, orSay, showErrors, whileBusy } from '../parts/form-live.ts'
import { type Entry, errorsAt, gapsIn, hasAnswers, isAnswered, rowIn } from './answers.ts'
import { addedIn, draftOf, dropDraft, fillIn, keepDraft } from './draft.ts'
import { type Answers, employerFields, heiFields, type Return } from './fields.ts'

/** As many people as somebody answers about on a page; for more, a spreadsheet is quicker and safer. */
export const MOST_ON_PAGE = 20

type Person = { readonly trainee: string; readonly rows: readonly Answers[] }

/** The people of a return, each with the rows about them: several where several modules were passed. */
export const peopleIn = ({ rows }: Pick<Return, 'rows'>): Person[] =>
  [...Map.groupBy(rows as readonly Answers[], ({ trainee }) => String(trainee))].map(([trainee, rows]) => ({
    trainee,
    rows,
  }))

const fieldsOf = (kind: string) => (kind === 'hei' ? heiFields : employerFields)

const entryOf = (kind: string, index: number, trainee: string, row: Answers): Html => html`
  <div class="app-person__fields" data-entry="r${index}" data-trainee="${trainee}">${fieldsOf(kind)(`r${index}`, row)}</div>`

/** A fieldset for each person who is asked about, with what was answered so far. */
export const returnForm = (people: readonly Person[], { session: { kind }, names }: Context): Html => {
  let index = 0
  return html`
    <form data-return novalidate>
      <div data-draft></div>
      ${people.map(({ trainee, rows }) => {
        const [first] = rows
        const cohort = first?.cohort === undefined ? undefined : filterText('cohort', String(first.cohort), names)
        const employer =
          kind === 'hei' && first?.employer !== undefined ? `, ${names.organisation(String(first.employer))}` : ''
        return html`
          <div class="app-person"><fieldset class="nhsuk-fieldset">
            <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m app-ref">${trainee}</legend>
            <p>${cohort === undefined ? 'Not asked about any more, and answered before' : `${cohort}${employer}`}.
              <a href="${pageAddress('trainee', { ref: trainee })}" target="_blank">The record<span class="nhsuk-u-visually-hidden"> of ${shortRef(trainee)}</span> (opens in a new tab)</a></p>
            <div data-entries="${trainee}">${rows.map((row) => entryOf(kind, index++, trainee, row))}</div>
            ${kind === 'hei' && html`<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" data-more="${trainee}">Add another module or date<span class="nhsuk-u-visually-hidden"> of ${shortRef(trainee)}</span></button>`}
          </fieldset></div>`
      })}
      <button class="nhsuk-button" type="submit">Send the answers</button>
      <button class="nhsuk-button nhsuk-button--secondary" type="submit" data-check>Check without sending</button>
      <div role="status" data-checked></div>
    </form>`
}

const entriesIn = (form: HTMLFormElement): Entry[] =>
  [...form.querySelectorAll<HTMLElement>('[data-entry]')].map(({ dataset }) => ({
    prefix: dataset.entry ?? '',
    trainee: dataset.trainee ?? '',
  }))

/** Lets the form be filled in and sent: all of it or, where something is wrong, nothing. */
export const readyReturnForm = (main: HTMLElement, asked: Return, context: Context): void => {
  const form = main.querySelector<HTMLFormElement>('form[data-return]')
  if (!form) return
  const { client, session } = context
  restore(form, asked, session.kind)
  followChoices(form)
  form.addEventListener('input', () => keepDraft(asked, form, entriesIn(form)))
  form.addEventListener('click', ({ target }) => {
    const trainee = target instanceof Element && target.closest<HTMLElement>('[data-more]')?.dataset.more
    if (trainee) addEntry(form, session.kind, trainee)?.querySelector<HTMLElement>('select')?.focus()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const isCheck = event.submitter?.hasAttribute('data-check') === true
    const [values, entries] = [new FormData(form), entriesIn(form)]
    const rows = entries.map((entry) => rowIn(values, entry))
    const gaps = gapsIn(values, entries)
    clearErrors(main)
    if (gaps.length === 0 && !rows.some(isAnswered) && !hasAnswers(asked))
      return showErrors(main, [
        { text: 'Answer about at least one trainee, or say below that there is nothing to report' },
      ])
    const send = async () => {
      const receipt = await client.ask('putReturn', {
        path: { round: asked.round, organisation: asked.organisation },
        query: { atomic: 'true', dryRun: isCheck || gaps.length > 0 ? 'true' : undefined },
        // The rows are what somebody typed: the API checks them.
        body: { rows } as Operations['putReturn']['body'],
      })
      if (gaps.length > 0) return showErrors(main, gaps)
      if (isCheck) return say(form, 'checked', 'Nothing is wrong with these answers. They are not sent yet.')
      dropDraft(asked)
      leaveWord(wordOf(receipt, rows, asked))
      location.assign(pageAddress('month', { round: asked.round }))
    }
    void whileBusy(form, () => orSay(main, send, (problem) => [...gaps, ...errorsAt(problem, values, entries)]))
  })
}

const say = (form: HTMLElement, where: 'draft' | 'checked', text: string): void => {
  const place = form.querySelector(`[data-${where}]`)
  if (place) place.innerHTML = html`<div class="nhsuk-inset-text"><p>${text}</p></div>`.markup
}

const addEntry = (form: HTMLFormElement, kind: string, trainee: string): Element | null => {
  const entries = form.querySelector(`[data-entries="${CSS.escape(trainee)}"]`)
  const index = form.querySelectorAll('[data-entry]').length
  entries?.insertAdjacentHTML('beforeend', entryOf(kind, index, trainee, {}).markup)
  form.dispatchEvent(new Event('change'))
  return entries?.lastElementChild ?? null
}

/** What was typed before and not sent. */
const restore = (form: HTMLFormElement, asked: Return, kind: string): void => {
  const draft = draftOf(asked)
  const added = draft && addedIn(draft.entries, entriesIn(form))
  if (!added) {
    dropDraft(asked)
    return
  }
  for (const { trainee } of added) addEntry(form, kind, trainee)
  fillIn(form, draft)
  say(form, 'draft', 'These are the answers that you began and did not send.')
}

type Receipt = Operations['putReturn']['answer']

/** What was stored, and how many are still to be answered about. */
export const wordOf = (
  { counts, status }: Pick<Receipt, 'counts' | 'status'>,
  rows: readonly Answers[],
  { round, rows: asked }: Pick<Return, 'round' | 'rows'>,
): { readonly title: string; readonly text: string } => {
  const answered = new Set(rows.filter(isAnswered).map(({ trainee }) => trainee))
  const open = new Set(
    (asked as readonly Answers[]).flatMap(({ trainee, asks }) =>
      asks === undefined || answered.has(trainee) ? [] : [trainee],
    ),
  ).size
  return {
    title: `Your return for ${month(round)} is sent`,
    text: [
      counts.accepted === 0
        ? 'Nothing has changed since you last sent it.'
        : `What you said of ${plural(answered.size, 'trainee')} is stored.`,
      open === 0
        ? 'Everybody is answered about.'
        : `${plural(open, 'trainee is', 'trainees are')} still to be answered about: you can come back to them.`,
      ...(status === 'late' ? ['It counts as late.'] : []),
    ].join(' '),
  }
}
