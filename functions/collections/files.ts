import type { ReturnReceipt } from '#events/collections.ts'
import { type AskedKind, returnForm } from '#shared/collection/read-rows.ts'
import { dateOf } from '#shared/dates.ts'
import { plainWord } from '#shared/tabular/cells.ts'
import { csvOf } from '#shared/tabular/csv.ts'
import { headerAt } from '#shared/tabular/table.ts'

type Records = readonly (readonly string[])[]

/** The return as a file to fill in: how to, the header, and a row for each trainee with what was answered so far. */
export const templateOf = (
  { organisation, round, closes }: { readonly organisation: string; readonly round: string; readonly closes: string },
  kind: AskedKind,
  rows: readonly Readonly<Record<string, unknown>>[],
): string => {
  const { columns } = returnForm(kind)
  const howTo = [
    `# Return of ${organisation} for ${round}. It is asked for by the end of ${lastDay(closes)}; a later one counts as late.`,
    '# Fill a row for each trainee and leave empty what you cannot say. Save as CSV UTF-8. Rows starting with # are not read.',
    ...columns.map(
      ({ name, values, says }) => `# ${name}: ${says}${values.length > 0 ? ` One of: ${values.join(', ')}.` : ''}`,
    ),
  ]
  const cells = rows.map((row) => columns.map(({ name }) => textOf(row[name])))
  return csvOf([...howTo.map((line) => [line]), columns.map(({ name }) => name), ...cells])
}

const lastDay = (closes: string): string => dateOf(new Date(Date.parse(closes) - 1).toISOString())

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** The sender's own file with two columns more: what became of each row, and what is wrong with it. */
export const givenBack = (records: Records, { rows }: ReturnReceipt): string => {
  const at = headerAt(records)
  const header = records[at] ?? []
  const kept = header.flatMap((cell, index) => (['result', 'problem'].includes(plainWord(cell)) ? [] : [index]))
  const results = new Map(rows.map((row) => [row.row, row]))
  return csvOf(
    records.map((record, index) => {
      const result = results.get(index + 1)
      if (!result && index !== at) return record
      const cells = kept.map((place) => record[place] ?? '')
      if (!result) return [...cells, 'result', 'problem']
      const problem = result.errors.map(({ column, detail }) => `${column} ${detail}`).join('; ')
      return [...cells, result.status, problem]
    }),
  )
}
