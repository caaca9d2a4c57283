import type { Operations } from '../client/contract.ts'
import { count, moment, plural } from '../format.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts/table.ts'

export type Import = Operations['getImport']['answer']
type Counted = Pick<Import, 'counts' | 'holds' | 'dryRun'>

/** What was found in a file, in words, each count that is not zero; of a dry run, what would be. */
export const countsInWords = ({ counts, holds, dryRun }: Counted): string[] => {
  const facts = holds === 'ilr' ? 'fact' : holds === 'table' ? 'row' : 'event'
  const be = (value: number) => (dryRun ? 'would be' : value === 1 ? 'is' : 'are')
  const said = (value: number, text: string): string[] => (value === 0 ? [] : [text])
  const all = [
    ...said(
      counts.stored,
      `${plural(counts.stored, facts)} ${be(counts.stored)} stored as new${holds === 'ilr' ? ' or changed' : ''}`,
    ),
    ...said(counts.duplicate, `${plural(counts.duplicate, facts)} Ladder had already`),
    ...said(counts.voided, `${plural(counts.voided, facts)} of an earlier file ${be(counts.voided)} taken back`),
    ...said(
      counts.rejected,
      `${plural(counts.rejected, holds === 'ilr' ? 'fact or learner' : 'row', holds === 'ilr' ? 'facts or learners' : 'rows')} ${be(counts.rejected)} not taken`,
    ),
    ...said(counts.skipped, `${plural(counts.skipped, 'learner')} on other courses ${be(counts.skipped)} passed over`),
    ...said(
      counts.dropped,
      `${plural(counts.dropped, 'learner')} of your last file ${counts.dropped === 1 ? 'is' : 'are'} not in this one`,
    ),
  ]
  return all.length === 0 ? ['There was nothing in it to store'] : all
}

export const isGoingOn = ({ status }: Pick<Import, 'status'>): boolean => status === 'waiting' || status === 'running'

/** How an import stands, for the heading of its page. */
export const standingOf = ({
  status,
  dryRun,
  problems,
  counts,
}: Pick<Import, 'status' | 'dryRun' | 'problems' | 'counts'>): string => {
  if (status === 'waiting') return 'Waiting'
  if (status === 'running') return 'Being read'
  if (status === 'refused') return 'Not taken: nothing of it is stored'
  const wrong = problems.total === 0 ? '' : `, with ${plural(problems.total, 'problem')}`
  if (dryRun) return `Checked${wrong}: nothing is stored yet`
  return counts.stored + counts.voided === 0 ? `Read${wrong}: nothing was new` : `Stored${wrong}`
}

/** What a person sees of a file while it is read. */
export const progressOf = ({ status, progress }: Pick<Import, 'status' | 'progress'>): string => {
  if (status === 'waiting') return 'Waiting for the file to arrive, or for an earlier file of yours to be read.'
  const share = progress.of === 0 ? 0 : Math.min(100, Math.round((100 * progress.bytes) / progress.of))
  return `${share} % read, ${plural(progress.rows, 'row or learner', 'rows or learners')} so far.`
}

export const importResult = (one: Import): Html => html`
  ${one.detail !== undefined && html`<div class="nhsuk-inset-text"><p>${one.detail}</p></div>`}
  ${one.status === 'done' && html`<ul>${countsInWords(one).map((text) => html`<li>${text}</li>`)}</ul>`}
  <p class="app-as-at">${one.name}, sent ${moment(one.sent)}${one.ended !== undefined && `, read by ${moment(one.ended)}`}.</p>
  ${problemsOf(one)}
  ${
    one.status === 'done' &&
    html`<button class="nhsuk-button nhsuk-button--secondary" type="button" data-findings>Download the whole result (CSV)</button>
    <p>${one.holds === 'ilr' ? 'A row for each learner on the programme, by LearnRefNumber, without names and ULNs.' : 'Your own rows, with two columns more: what was found, and what is wrong. Put it right there and send that file: what is stored is not stored twice.'}
      It is kept for 7 days.</p>`
  }`

const problemsOf = ({ problems: { total, first }, holds }: Import): Html | false => {
  if (total === 0) return false
  const isIlr = holds === 'ilr'
  return html`
    <h2 class="nhsuk-heading-m">${plural(total, 'problem')}</h2>
    ${total > first.length && html`<p>The first ${count(first.length)} of them. All are in the result that you can download.</p>`}
    ${table({
      caption: `Problems by ${isIlr ? 'learner' : 'row'}`,
      hideCaption: true,
      columns: isIlr
        ? [{ head: 'Learner' }, { head: 'Line', numeric: true }, { head: 'Field' }, { head: 'What is wrong' }]
        : [{ head: 'Row' }, { head: 'Column' }, { head: 'What is wrong' }],
      rows: first.map(({ row, column, line, learner, field, detail }) =>
        isIlr
          ? [learner ?? 'The file', line ?? '', field ?? '', detail]
          : [{ show: row === undefined ? 'All' : String(row), value: row }, column ?? field ?? '', detail],
      ),
    })}`
}

/** The parts of a long table as one: each begins with the same header. */
export const joined = (parts: readonly string[]): string => {
  const [first = ''] = parts
  const header = first.slice(0, first.indexOf('\r\n') + 2)
  return parts.map((part, index) => (index > 0 && part.startsWith(header) ? part.slice(header.length) : part)).join('')
}
