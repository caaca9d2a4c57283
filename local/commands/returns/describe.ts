import { number, tableOf } from '../../table.ts'
import { tableOfObjects } from '../objects.ts'

/** A prefilled return, as far as it is shown. */
export type Return = {
  readonly round: string
  readonly organisation: string
  readonly status?: string
  readonly closes?: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** What became of a return. */
export type Receipt = {
  readonly round: string
  readonly status: string
  readonly dryRun?: boolean
  readonly counts: Readonly<Record<string, number>> & { readonly rejected: number }
  readonly rows: readonly {
    readonly row: number
    readonly status: string
    readonly errors: readonly { readonly column: string; readonly detail: string }[]
  }[]
}

export const describeReturn = ({ round, organisation, status, closes, rows }: Return): string => {
  const heading = [
    `${organisation} in the round of ${round}`,
    ...(status ? [status] : []),
    ...(closes ? [`closes ${closes.slice(0, 10)}`] : []),
    `${number(rows.length)} rows asked about`,
  ].join(', ')
  return rows.length === 0
    ? `${heading}. Answer with --nil.`
    : `${tableOfObjects(heading, rows)}\n  --template FILE saves it as a table to be filled in\n`
}

const MOST_LINES = 50

export const describeReceipt = ({ round, status, dryRun, counts, rows }: Receipt): string => {
  const figures = Object.entries(counts).map(([name, count]) => `${number(count)} ${name}`)
  const first = `Return of ${round}${dryRun ? ', nothing stored' : ` is ${status}`}: ${figures.join(', ')}.`
  const faults = rows.flatMap(({ row, errors }) => errors.map((error) => ({ row, ...error })))
  if (faults.length === 0) return first
  const more = faults.length - MOST_LINES
  const table = tableOf<(typeof faults)[number]>({
    heading: 'What is wrong; mend these rows and send the whole file again',
    columns: [
      { head: 'Row', cell: ({ row }) => String(row) },
      { head: 'Column', cell: ({ column }) => column, align: 'left' },
      { head: 'Reason', cell: ({ detail }) => detail, align: 'left' },
    ],
    rows: faults.slice(0, MOST_LINES),
  })
  return `${first}\n\n${table}${more > 0 ? `  … and ${number(more)} more: --json has all` : ''}`
}
