import { pageAddress } from '../address.ts'
import { count, lastDay, month as monthText, plural } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { whoIsWho } from '../parts/enrolments.ts'
import { leaveWord, wordLeft } from '../parts/flash.ts'
import { checkboxField } from '../parts/form.ts'
import { clearErrors, orSay, showErrors, whileBusy } from '../parts/form-live.ts'
import { table } from '../parts/table.ts'
import { dropDraft } from '../returns/draft.ts'
import type { Return } from '../returns/fields.ts'
import { readyReturnFile, returnFile } from '../returns/return-file.ts'
import { MOST_ON_PAGE, peopleIn, readyReturnForm, returnForm } from '../returns/return-form.ts'
import { latestAsking, type Round, standingTag } from '../returns/rounds.ts'

/** What is asked of an organisation this month, and the ways to answer it. */
export const month: Page = {
  title: 'This month',
  kinds: ['hei', 'employer'],
  show: async (context) => {
    const { client, parameters, session } = context
    const { rounds } = await client.ask('listRounds', { query: { limit: '24' } })
    const wanted = parameters.get('round')
    const round = wanted ? rounds.find((one) => one.round === wanted) : latestAsking(rounds)
    const word = wordLeft()
    if (!round || round.due === 0)
      return { title: 'This month', body: html`${word}<h1>This month</h1>${nothing(round)}${earlier(rounds, round)}` }
    const asked = await client.ask('getReturn', { path: { round: round.round, organisation: session.organisation } })
    const people = peopleIn(asked)
    return {
      title: `Return for ${monthText(round.round)}`,
      body: html`
        ${word}
        <h1>Return for ${monthText(round.round)}</h1>
        ${latestIsIn(rounds, round)}
        ${whatIsAsked(round, asked)}
        ${whoIsWho()}
        ${
          people.length <= MOST_ON_PAGE
            ? html`<h2 class="nhsuk-heading-m" id="answer">Answer here</h2>${returnForm(people, context)}`
            : html`<p>You are asked about ${count(people.length)} people. Up to ${MOST_ON_PAGE} can be answered about on a page: for more, a spreadsheet is quicker, and can be checked and kept.</p>`
        }
        ${returnFile(round)}
        <p>To say something that no return asks, as that somebody has left a post, <a href="${pageAddress('send')}">send a file of events</a>.</p>
        ${nilForm(asked)}
        ${earlier(rounds, round)}`,
      ready: (main) => {
        readyReturnForm(main, asked, context)
        readyReturnFile(main, asked, context)
        readyNil(main, asked, context)
      },
    }
  },
}

const nothing = (round: Round | undefined): Html => html`
  <p class="nhsuk-lede-text">Nothing is asked of you${round && ` in ${monthText(round.round)}`}.</p>
  <p>On the 1st of each month you are asked about everybody who is in training with you, and an employer about those who have
    completed and of whom nothing was said of a post yet. You will get a mail if somebody has given us an address for you.</p>`

/** Why an older month is shown, where the latest has its answer. */
const latestIsIn = (rounds: readonly Round[], shown: Round): Html | false => {
  const latest = latestAsking(rounds)
  return (
    latest !== undefined &&
    latest.round > shown.round &&
    html`<p>${standingTag(latest)} ${monthText(latest.round)}. <a href="${pageAddress('month', { round: latest.round })}">Your return for ${monthText(latest.round)}</a></p>`
  )
}

const whatIsAsked = (round: Round, { asked, answered, nil }: Return): Html => {
  const isClosed = round.status === 'closed'
  return html`
    <p class="nhsuk-lede-text">${standingTag(round)} ${plural(asked, 'trainee')}${nil ? ': you said that there is nothing to report' : `, ${answered === 0 ? 'none' : answered === asked ? 'all' : count(answered)} answered about`}.</p>
    <p>${
      isClosed
        ? `The round closed at the end of ${lastDay(round.closes)}. ${round.submitted + round.late === 0 ? 'You can still answer: a late answer is taken, and counts as late.' : 'You can still correct what you sent.'}`
        : `Answer by the end of ${lastDay(round.closes)}. You can come back and correct it as often as you like.`
    }</p>`
}

const nilForm = ({ round, asked, answered, nil }: Return): Html | false =>
  !nil &&
  html`
    <h2 class="nhsuk-heading-m" id="nil">Nothing to report</h2>
    <form data-nil novalidate>
      ${answered > 0 && html`<div class="nhsuk-inset-text"><p>You have answered about ${plural(answered, 'trainee')}. Saying that there is nothing to report takes those answers back.</p></div>`}
      ${checkboxField({ name: 'nil-sure', label: `There is nothing to report for ${monthText(round)} about ${asked === 1 ? 'the trainee' : `any of the ${count(asked)} trainees`} asked about` })}
      <button class="nhsuk-button nhsuk-button--secondary" type="submit">Send a nil return</button>
    </form>`

const readyNil = (main: HTMLElement, { round, organisation }: Return, { client }: Context): void => {
  const form = main.querySelector<HTMLFormElement>('form[data-nil]')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    clearErrors(main)
    if (!new FormData(form).has('nil-sure'))
      return showErrors(main, [{ field: 'nil-sure', text: 'Confirm that there is nothing to report' }])
    const send = async () => {
      await client.send('putReturn', { path: { round, organisation }, query: { nil: 'true' } })
      dropDraft({ round, organisation })
      leaveWord({
        title: `Your return for ${monthText(round)} is sent`,
        text: 'It says that there is nothing to report.',
      })
      location.assign(pageAddress('month', { round }))
    }
    void whileBusy(form, () => orSay(main, send))
  })
}

const earlier = (rounds: readonly Round[], shown: Round | undefined): Html => html`
  <h2 class="nhsuk-heading-m" id="rounds">Other months</h2>
  ${table({
    caption: 'Your returns of other months',
    hideCaption: true,
    columns: [
      { head: 'Month' },
      { head: 'Status' },
      { head: 'Asked about', numeric: true },
      { head: 'Answered about', numeric: true },
    ],
    rows: rounds
      .filter(({ round, due }) => round !== shown?.round && due > 0)
      .map((one) => [
        {
          show: html`<a href="${pageAddress('month', { round: one.round })}">${monthText(one.round)}</a>`,
          value: one.round,
        },
        standingTag(one),
        one.asked,
        one.answered,
      ]),
    empty: 'No other month has asked you anything.',
  })}`
