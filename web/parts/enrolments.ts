import type { Operations } from '../client/contract.ts'
import { type Html, html } from '../html.ts'
import { InWords } from '../words.ts'

export type TraineeRecord = Operations['getTrainee']['answer']
export type Enrolment = TraineeRecord['enrolments'][number]

/** As much of a reference as tells one trainee from another on a page. */
export const shortRef = (ref: string): string => `${ref.slice(0, 10)}…`

const asText = (value: unknown): string => String(value ?? '')

/** The enrolment that a question is about: the last of those that match it, as a trainee may have several. */
export const enrolmentFor = ({ enrolments }: TraineeRecord, asked: URLSearchParams): Enrolment | undefined => {
  const wanted = [...asked].filter(([, value]) => value !== '')
  const isWanted = (enrolment: Enrolment) =>
    wanted.every(([name, value]) => {
      if (name === 'anomaly') return enrolment.anomalies.some(({ code }) => code === value)
      // Some filters are about what the register says, which an enrolment does not have.
      return !Object.hasOwn(enrolment, name) || asText(enrolment[name as keyof Enrolment]) === value
    })
  return enrolments.findLast(isWanted) ?? enrolments.at(-1)
}

const colours: Readonly<Record<string, string>> = {
  active: 'blue',
  paused: 'yellow',
  withdrawn: 'red',
  transferred: 'grey',
  completed: 'green',
}

export const traineeStatus = ({ status, stalled }: Pick<Enrolment, 'status' | 'stalled'>): Html => html`
  <strong class="nhsuk-tag nhsuk-tag--${colours[status] ?? 'grey'}">${status}</strong>${stalled && html` <strong class="nhsuk-tag nhsuk-tag--orange">stalled</strong>`}`

const outcomes: Readonly<Record<string, string>> = {
  confirmed: 'Band 4 post',
  missing: 'No band 4 post',
  awaited: 'Not known yet',
}
export const outcomeWord = (outcome: string): string => outcomes[outcome] ?? InWords(outcome)

/** How somebody who knows the people finds out which of them a reference is. */
export const whoIsWho = (): Html => html`
  <details class="nhsuk-details app-no-print">
    <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">Who is who?</span></summary>
    <div class="nhsuk-details__text">
      <p>Ladder keeps no names and no ULNs. It knows each trainee by a reference that begins with <code>t_</code>.</p>
      <ul>
        <li>Your own system got the reference in the answer to each event that it sent. Keep it beside the ULN.</li>
        <li>The file of a monthly return has it in the column <code>trainee</code>. You may write the ULN there instead.</li>
        <li>Course, intake, employer and expected end help where few people share them.</li>
      </ul>
    </div>
  </details>`
