import { pageAddress } from '../address.ts'
import { anomalyWord, dataInWords, eventWord, type StoredEvent, speaker } from '../events-in-words.ts'
import { count, day, moment, month, plural } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Names } from '../names.ts'
import type { Context, Page, Shown } from '../page.ts'
import { type Enrolment, outcomeWord, type TraineeRecord, traineeStatus, whoIsWho } from '../parts/enrolments.ts'
import { table } from '../parts/table.ts'
import { InWords, inWords } from '../words.ts'

/** One trainee: what is known, and every event that says so. */
export const trainee: Page = {
  title: 'Trainee',
  kinds: ['commissioner', 'hei', 'employer'],
  show: async (context) => {
    const ref = context.parameters.get('ref') ?? ''
    if (ref === '') return without(context)
    const { client } = context
    const [record, { events }] = await Promise.all([
      client.ask('getTrainee', { path: { ref } }),
      client.ask('getTraineeEvents', { path: { ref } }),
    ])
    return {
      title: `Trainee ${ref}`,
      body: html`
        <h1><span class="nhsuk-caption-l">Trainee</span><span class="app-ref">${ref}</span></h1>
        ${whoIsWho()}
        ${record.enrolments.length === 0 && html`<p class="nhsuk-lede-text">Nobody has enrolled this trainee yet: the events below wait for an enrolment.</p>`}
        ${record.enrolments.toReversed().map((one) => enrolmentOf(one, context.names))}
        ${degree(record, context.names)}
        ${anomaliesOf(record, events, context.names)}
        ${story(events, context.names)}`,
    }
  },
}

const without = ({ session }: Context): Shown => ({
  title: 'Trainee',
  body: html`
    <h1>Trainee</h1>
    <p>Choose somebody from <a href="${pageAddress('trainees')}">${session.kind === 'commissioner' ? 'the trainees' : 'my trainees'}</a>.</p>`,
})

const line = (key: string, value: Html | string | false): Html | false =>
  value !== false &&
  html`
    <div class="nhsuk-summary-list__row nhsuk-summary-list__row--no-actions">
      <dt class="nhsuk-summary-list__key">${key}</dt>
      <dd class="nhsuk-summary-list__value">${value}</dd>
    </div>`

const enrolmentOf = (one: Enrolment, names: Names): Html => html`
  <h2 class="nhsuk-heading-m">${names.title(one.programme)}, ${month(one.intake)}</h2>
  <dl class="nhsuk-summary-list">
    ${line('Status', html`${traineeStatus(one)}${one.ended !== null && html` on ${day(one.ended)}`}${one.withdrawalReason !== null && html`: ${inWords(one.withdrawalReason)}`}`)}
    ${line('University', names.organisation(one.hei))}
    ${line('Employer', html`${names.organisation(one.employer)} (${names.region(one.region)})`)}
    ${line('Started', html`${day(one.opened)}${one.byTransfer && ', by a transfer from another cohort'}, from band ${one.entryBand}`)}
    ${line('Expected end', day(one.expectedEnd))}
    ${line('Setting and funding', `${InWords(one.setting)}; ${inWords(one.funding)}`)}
    ${line('Band 4 post guaranteed', one.guaranteedPost ? 'Yes' : 'No')}
    ${line('Credits', one.modules.length === 0 ? count(one.credits) : `${count(one.credits)}, from ${plural(one.modules.length, 'module')}: ${one.modules.join(', ')}`)}
    ${line('End-point assessment', one.epa === null ? 'No result' : InWords(one.epa))}
    ${line('Post', one.outcome === null ? 'Asked after completion' : html`${outcomeWord(one.outcome)}${one.missingReason !== null && `: ${inWords(one.missingReason)}`}${one.leavingReason !== null && `. Has left it since: ${inWords(one.leavingReason)}`}`)}
  </dl>`

const degree = ({ apel, declined }: TraineeRecord, names: Names): Html | false =>
  (apel !== null || declined !== null) &&
  html`
    <h2 class="nhsuk-heading-m">Credit for a pre-registration degree</h2>
    <dl class="nhsuk-summary-list">
      ${apel !== null && line('Granted', `${plural(apel.monthsGranted, 'month')} of a degree in ${inWords(apel.profession)} (${inWords(apel.mode)}), by ${names.organisation(apel.by)}`)}
      ${declined !== null && line('Turned down', `For a degree in ${inWords(declined.profession)}: ${inWords(declined.reason)}`)}
    </dl>`

const anomaliesOf = ({ anomalies }: TraineeRecord, events: readonly StoredEvent[], names: Names): Html => html`
  <h2 class="nhsuk-heading-m">${anomalies.length === 0 ? 'Nothing odd' : plural(anomalies.length, 'thing to look at', 'things to look at')}</h2>
  ${
    anomalies.length === 0
      ? html`<p>No event about this trainee contradicts another.</p>`
      : html`
        <ul>
          ${anomalies.map((one) => {
            const at = events.findIndex(({ id, source }) => id === one.event && source === one.source)
            const event = `${eventWord(one.type)}, ${day(one.time)}, said by ${speaker(one.source, names)}`
            return html`<li>${anomalyWord(one.code)}: ${at === -1 ? event : html`<a href="#event-${at + 1}">${event}</a>`}.</li>`
          })}
        </ul>`
  }`

const story = (events: readonly StoredEvent[], names: Names): Html => {
  const voided = events.filter((event) => event.voided).length
  return html`
    <section aria-labelledby="events-heading">
      <h2 class="nhsuk-heading-m" id="events-heading">${plural(events.length, 'event')}${voided > 0 && `, of which ${count(voided)} taken back`}</h2>
      <p>In the order in which they happened. What is taken back counts nowhere.</p>
      ${table({
        caption: 'The events behind this trainee, in order',
        hideCaption: true,
        columns: [
          { head: 'Happened' },
          { head: 'What' },
          { head: 'In detail' },
          { head: 'Said by' },
          { head: 'Recorded' },
        ],
        rows: events.map((event, index) => [
          { show: html`<span id="event-${index + 1}" class="app-target">${day(event.time)}</span>`, value: event.time },
          event.voided
            ? {
                show: html`<s>${eventWord(event.type)}</s> <strong class="nhsuk-tag nhsuk-tag--grey">taken back</strong>`,
                value: `${eventWord(event.type)}, taken back`,
              }
            : eventWord(event.type),
          dataInWords(event.data, names),
          speaker(event.source, names),
          { show: moment(event.recordedtime), value: event.recordedtime },
        ]),
        empty: 'No event is about this trainee.',
      })}
      <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print" type="button" data-csv="events-of-trainee">Download these events (CSV)</button>
    </section>`
}
