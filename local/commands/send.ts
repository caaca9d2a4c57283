import { sourceOf } from '#events/envelope.ts'
import { tableOf } from '../table.ts'
import { apiCommand } from './api-command.ts'
import { batchesOf } from './events/batches.ts'
import { postBatch, type Sent } from './events/post.ts'
import { rowsIn } from './events/read.ts'
import { textOf } from './files.ts'
import { NotReached } from './http/errors.ts'

const MOST_LINES = 50

export const send = apiCommand({
  name: 'send',
  takes: 'FILE',
  says: 'post the events of a file: a table (CSV), a JSON array, or an event a line; - reads standard input. Sending again is harmless, and goes on where it was broken off',
  run: async ({ api, report, argument: file = '-' }) => {
    const rows = rowsIn(await textOf(file), sourceOf(await api.organisation()))
    const sent: Sent = { stored: 0, duplicate: 0, rejected: [] }
    for (const row of rows) if ('fault' in row) sent.rejected.push({ row: row.row, detail: row.fault })
    let done = sent.rejected.length
    report('Sending events', done, rows.length)
    for (const batch of batchesOf(rows)) {
      await postBatch(api, batch, sent).catch((error: unknown) => {
        if (!(error instanceof NotReached)) throw error
        throw new NotReached(
          `${error.message}\n${done} of ${rows.length} events were sent: the same command goes on from there`,
        )
      })
      done += batch.length
      report('Sending events', done, rows.length)
    }
    const { stored, duplicate, rejected } = sent
    return {
      said: [summaryOf(sent, rows.length), ...(rejected.length > 0 ? [tableOfRejected(sent)] : [])].join('\n\n'),
      result: { stored, duplicate, rejected: rejected.length, problems: rejected.toSorted((a, b) => a.row - b.row) },
      isRight: rejected.length === 0,
    }
  },
})

const summaryOf = ({ stored, duplicate, rejected }: Sent, all: number): string =>
  `${all} events: ${stored} stored, ${duplicate} that Ladder had already, ${rejected.length} rejected.`

const tableOfRejected = ({ rejected }: Sent): string => {
  const rows = rejected.toSorted((a, b) => a.row - b.row).slice(0, MOST_LINES)
  const more = rejected.length - rows.length
  return (
    tableOf({
      heading: 'Rejected, and why; mend these rows and send the file again',
      columns: [
        { head: 'Row', cell: ({ row }) => String(row) },
        { head: 'Id', cell: ({ id = '' }) => id, align: 'left' },
        { head: 'Type', cell: ({ type = '' }) => type, align: 'left' },
        { head: 'Reason', cell: ({ detail }) => detail, align: 'left' },
      ],
      rows,
    }) + (more > 0 ? `  … and ${more} more: --json has all` : '')
  )
}
