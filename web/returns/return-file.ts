import { pageAddress } from '../address.ts'
import type { Client } from '../client/client.ts'
import type { Operations } from '../client/contract.ts'
import { Problem } from '../client/problem.ts'
import { month, plural } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context } from '../page.ts'
import { save } from '../parts/csv.ts'
import { leaveWord } from '../parts/flash.ts'
import { checkboxField, fileField } from '../parts/form.ts'
import { clearErrors, type FieldError, orSay, showErrors, whileBusy } from '../parts/form-live.ts'
import { table } from '../parts/table.ts'
import { dropDraft } from './draft.ts'
import type { Return } from './fields.ts'
import { faultOfFile } from './file-faults.ts'

/** The same return as a file. */
export const returnFile = ({ round }: Pick<Return, 'round'>): Html => html`
  <h2 class="nhsuk-heading-m" id="file">Answer with a spreadsheet</h2>
  <ol>
    <li><button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" data-template>Download the file to fill in (CSV)</button>
      <br>It has a row for each trainee, with what was answered so far. Rows that begin with # explain the columns.</li>
    <li>Fill in what you know and leave the rest empty. Take no row out: whoever is left out shows as dropped.</li>
    <li>Save it as CSV UTF-8, and send it here.</li>
  </ol>
  <form data-file novalidate>
    ${fileField({ name: 'return-file', label: `Your file for ${month(round)}`, hint: 'CSV, at most 5 MB and 10,000 rows', accept: '.csv,text/csv' })}
    ${checkboxField({ name: 'return-atomic', label: 'Take all of the file or nothing', hint: 'Otherwise the rows without a mistake count, and you send the others again.' })}
    <button class="nhsuk-button nhsuk-button--secondary" type="submit" data-check>Check the file</button>
    <button class="nhsuk-button" type="submit">Send the file</button>
  </form>
  <div data-result></div>`

/** Of a spreadsheet any encoding is taken, so it goes as bytes that nothing on the way changes. */
const BYTES = 'application/octet-stream'

type Receipt = Operations['putReturn']['answer']

export const readyReturnFile = (
  main: HTMLElement,
  asked: Pick<Return, 'round' | 'organisation'>,
  { client }: Context,
): void => {
  const form = main.querySelector<HTMLFormElement>('form[data-file]')
  const result = main.querySelector<HTMLElement>('[data-result]')
  const path = { round: asked.round, organisation: asked.organisation }
  main.querySelector('[data-template]')?.addEventListener('click', () => {
    void orSay(main, async () => {
      const { text } = await client.askText('getReturn', { path })
      save(`return-${asked.organisation.replace(':', '-')}-${asked.round}.csv`, text)
    })
  })
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    const isCheck = event.submitter?.hasAttribute('data-check') === true
    void whileBusy(form, async () => {
      const values = new FormData(form)
      const file = values.get('return-file') as File
      clearErrors(main)
      if (result) result.innerHTML = ''
      const fault = await faultOfFile(file, { types: ['csv', 'txt'], most: 5 })
      if (fault !== undefined) return showErrors(main, [{ field: 'return-file', text: fault }])
      const query = { atomic: values.has('return-atomic') ? 'true' : undefined, dryRun: isCheck ? 'true' : undefined }
      try {
        const receipt = await client.send('putReturn', { path, query }, { type: BYTES, body: file })
        if (!isCheck) dropDraft(asked)
        if (receipt.counts.rejected === 0 && !isCheck) {
          leaveWord({ title: `Your return for ${month(asked.round)} is sent`, text: wordOfFile(receipt) })
          return location.assign(pageAddress('month', { round: asked.round }))
        }
        if (result) showResult(result, receipt)
        if (receipt.counts.rejected > 0) showErrors(main, faultsOf(receipt))
        else result?.querySelector<HTMLElement>('h3')?.focus()
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const faults = rowFaultsOf(error)
        if (result && faults.length > 0) showFaults(result, 'Nothing of the file was taken', '', faults)
        showErrors(main, faults.length > 0 ? summaryOf(faults) : [{ field: 'return-file', text: error.detail }])
      }
      if (result) readyGiveBack(main, result, { client, path, file })
    })
  })
}

type Fault = { readonly row: number; readonly column: string; readonly detail: string }

const rowFaultsOf = ({ errors }: Problem): Fault[] =>
  errors.flatMap(({ pointer, detail }) => {
    const [, row, column] = /^\/rows\/(\d+)\/(\w+)/.exec(pointer) ?? []
    return row !== undefined && column !== undefined ? [{ row: Number(row), column, detail }] : []
  })

const receiptFaults = ({ rows }: Pick<Receipt, 'rows'>): Fault[] =>
  rows.flatMap(({ row, errors }) => errors.map((error) => ({ row, ...error })))

const MOST_LISTED = 10

/** The first faults, each leading to its line of the table, and how many more there are. */
export const summaryOf = (faults: readonly Fault[]): FieldError[] => [
  ...faults.slice(0, MOST_LISTED).map(({ row, column, detail }, index) => ({
    field: `fault-${index + 1}`,
    text: `Row ${row}: ${column} ${detail}`,
  })),
  ...(faults.length > MOST_LISTED
    ? [
        {
          field: `fault-${MOST_LISTED + 1}`,
          text: `And ${faults.length - MOST_LISTED} more, in the table`,
        },
      ]
    : []),
]

const faultsOf = (receipt: Receipt): FieldError[] => summaryOf(receiptFaults(receipt))

export const wordOfFile = ({ counts, status }: Pick<Receipt, 'counts' | 'status'>): string =>
  `${plural(counts.rows, 'row')}: ${counts.accepted} new or changed, ${counts.unchanged} as before${counts.rejected > 0 ? `, ${counts.rejected} with a mistake` : ''}.${
    counts.dropped > 0
      ? ` ${plural(counts.dropped, 'trainee', 'trainees')} asked about and not in the file: shown as dropped until you send them.`
      : ''
  }${status === 'late' ? ' It counts as late.' : ''}`

const showResult = (result: HTMLElement, receipt: Receipt): void => {
  const { dryRun, counts } = receipt
  const heading = dryRun
    ? counts.rejected === 0
      ? 'Nothing is wrong with this file. It is not sent yet'
      : 'Nothing was stored: this is what would happen'
    : 'The rows without a mistake are stored'
  showFaults(result, heading, wordOfFile(receipt), receiptFaults(receipt))
}

const showFaults = (result: HTMLElement, heading: string, text: string, faults: readonly Fault[]): void => {
  result.innerHTML = html`
    <h3 class="nhsuk-heading-s" tabindex="-1">${heading}</h3>
    ${text !== '' && html`<p>${text}</p>`}
    ${
      faults.length > 0 &&
      html`
        ${table({
          caption: 'Mistakes by row and column',
          columns: [{ head: 'Row' }, { head: 'Column' }, { head: 'What is wrong' }],
          rows: faults.map(({ row, column, detail }, index) => [
            { show: html`<span id="fault-${index + 1}" tabindex="-1">${row}</span>`, value: row },
            column,
            detail,
          ]),
        })}
        <p>Rows are counted as your spreadsheet counts them.</p>
        <button class="nhsuk-button nhsuk-button--secondary" type="button" data-give-back>Download your file with what is wrong in it (CSV)</button>`
    }`.markup
}

type Sent = {
  readonly client: Client
  readonly path: { readonly round: string; readonly organisation: string }
  readonly file: File
}

/** The sender's own file with two columns more. It is only looked at again: nothing is stored by it. */
const readyGiveBack = (main: HTMLElement, result: HTMLElement, { client, path, file }: Sent): void => {
  result.querySelector('[data-give-back]')?.addEventListener('click', () => {
    void orSay(main, async () => {
      const content = { type: BYTES, body: file }
      const { text } = await client.askText('putReturn', { path, query: { dryRun: 'true' } }, 'text/csv', content)
      save(file.name.replace(/(\.\w+)?$/, '-checked.csv'), text)
    })
  })
}
