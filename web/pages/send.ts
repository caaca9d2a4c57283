import { pageAddress } from '../address.ts'
import type { Client } from '../client/client.ts'
import { Problem } from '../client/problem.ts'
import { type Html, html } from '../html.ts'
import { type Import, importResult, isGoingOn, joined, progressOf, standingOf } from '../imports/result.ts'
import { MOST_MB, sendFile } from '../imports/send.ts'
import type { Context, Page, Shown } from '../page.ts'
import { save } from '../parts/csv.ts'
import { checkboxField, fileField } from '../parts/form.ts'
import { clearErrors, orSay, showErrors, whileBusy } from '../parts/form-live.ts'
import { faultOfFile } from '../returns/file-faults.ts'

/** Sending an ILR or a table, and what became of it. */
export const send: Page = {
  title: 'Send a file',
  kinds: ['hei', 'employer'],
  show: async (context) => {
    const id = context.parameters.get('import')
    if (!id) return form(context)
    try {
      return shown(await context.client.ask('getImport', { path: { id } }), context)
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return gone()
      throw error
    }
  },
}

const form = ({ session: { kind }, client }: Context): Shown => ({
  title: 'Send a file',
  body: html`
    <h1>Send a file</h1>
    <p>Send ${kind === 'hei' ? 'your ILR (XML), or a table of events (CSV)' : 'a table of events (CSV)'}. A file may be sent again at any time: nothing is counted twice.</p>
    ${kind === 'hei' && aboutIlr()}
    ${aboutTables()}
    <form data-send novalidate>
      ${fileField({ name: 'file', label: 'Your file', hint: `${kind === 'hei' ? 'An ILR as XML under its own name, or CSV' : 'CSV'}, at most 1 GB`, accept: kind === 'hei' ? '.xml,.csv' : '.csv' })}
      ${checkboxField({ name: 'dry-run', label: 'Only check it', hint: 'You are told what would happen, and nothing is stored.' })}
      <button class="nhsuk-button" type="submit">Send the file</button>
      <div data-progress hidden><p role="status">Sending…</p><progress class="app-progress" max="1" aria-label="Sent so far"></progress></div>
    </form>`,
  ready: (main) => readyForm(main, client, kind === 'hei' ? ['xml', 'csv'] : ['csv']),
})

const aboutIlr = (): Html => html`
  <details class="nhsuk-details">
    <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">Before your first ILR</span></summary>
    <div class="nhsuk-details__text">
      <p>An ILR names employers by numbers that only you can explain, and does not say what a module is worth. Send these tables
        as CSV first, on this page. A table takes the place of the one of its kind that you sent before.</p>
      <ul>
        <li>Employers: <code>empId,employer,setting,entryBand,guaranteedPost,funding</code>. The employer is its ODS code, as <code>ods:RAA</code>; the last four may be empty.</li>
        <li>Modules, for their credits: <code>aim,credits,level</code></li>
        <li>Courses, if you have more than one open: <code>standard,programme</code> or <code>framework,progType,pathway,programme,award</code></li>
      </ul>
      <p>Only learners on the assistant practitioner standard or framework are read. Names, ULNs and all else about a person are never kept.</p>
    </div>
  </details>`

const aboutTables = (): Html => html`
  <details class="nhsuk-details">
    <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">What a table of events looks like</span></summary>
    <div class="nhsuk-details__text">
      <p>A row for each event, with the columns <code>type</code>, <code>subject</code> (Ladder's reference, or the ULN as text),
        <code>time</code>, and one for each field that the event has. What each event has is in <a href="/openapi.json">the description of the API</a>.</p>
      <p>Format the column of ULNs as text: a spreadsheet makes 1.23E+09 of them, and the number is lost.</p>
    </div>
  </details>`

const readyForm = (main: HTMLElement, client: Client, types: readonly string[]): void => {
  const form = main.querySelector<HTMLFormElement>('form[data-send]')
  const progress = main.querySelector<HTMLElement>('[data-progress]')
  if (!form || !progress) return
  const onProgress = (share: number) => {
    const bar = progress.querySelector('progress')
    if (bar) bar.value = share
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const values = new FormData(form)
    const file = values.get('file') as File
    clearErrors(main)
    const work = async () => {
      const fault = await faultOfFile(file, { types, most: MOST_MB })
      if (fault !== undefined) return showErrors(main, [{ field: 'file', text: fault }])
      progress.hidden = false
      const id = await sendFile(file, { client, isDryRun: values.has('dry-run'), onProgress })
      // The address keeps the import: it is found again after a reload.
      location.assign(pageAddress('send', { import: id }))
    }
    const faults = ({ detail, errors }: Problem) => [
      { field: 'file', text: [detail, ...errors.map((one) => one.detail)].join(': ') },
    ]
    void whileBusy(form, () => orSay(main, work, faults)).finally(() => {
      progress.hidden = true
    })
  })
}

const again = (): Html => html`<p><a href="${pageAddress('send')}">Send another file</a></p>`

const gone = (): Shown => ({
  title: 'No such file',
  body: html`
    <h1>There is no such file of yours</h1>
    <p>What was found in a file is kept for 7 days. A file that is sent again changes nothing that is stored.</p>
    ${again()}`,
})

const shown = (one: Import, { client }: Context): Shown => {
  const goesOn = isGoingOn(one)
  return {
    title: `${standingOf(one)} – ${one.name}`,
    body: html`
      <h1><span class="nhsuk-caption-l app-ref">${one.name}</span>${standingOf(one)}</h1>
      ${
        goesOn
          ? html`
            <p role="status" data-reading>${progressOf(one)}</p>
            <progress class="app-progress" aria-label="Read so far" max="${Math.max(1, one.progress.of)}" value="${one.progress.bytes}"></progress>
            <p>You can close this page and come back to its address: the file is read without you.</p>`
          : importResult(one)
      }
      ${again()}`,
    ready: (main) => {
      if (goesOn) void follow(main, one.id, client)
      main.querySelector('[data-findings]')?.addEventListener('click', () => {
        void orSay(main, async () =>
          save(`result-${one.name.replace(/\.\w+$/, '')}.csv`, joined(await findings(client, one.id))),
        )
      })
    },
  }
}

/** As often as the API asks for. */
const AGAIN_MS = 2000
const LATER_MS = 10_000

/** Asks how far an import is until it has ended, and then for the page with its result. */
const follow = async (main: HTMLElement, id: string, client: Client): Promise<void> => {
  const [text, bar] = [main.querySelector('[data-reading]'), main.querySelector('progress')]
  let wait = AGAIN_MS
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    try {
      const now = await client.ask('getImport', { path: { id } })
      if (!isGoingOn(now)) return location.reload()
      if (text) text.textContent = progressOf(now)
      if (bar) bar.value = now.progress.bytes
      wait = AGAIN_MS
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 401) throw error
      if (text) text.textContent = 'There is no answer at the moment. The file is read all the same.'
      wait = LATER_MS
    }
  }
}

const findings = async (client: Client, id: string, cursor?: string): Promise<string[]> => {
  const { text, next } = await client.askText('getImport', { path: { id }, query: { cursor } })
  return next === undefined ? [text] : [text, ...(await findings(client, id, next))]
}
