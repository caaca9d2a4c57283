import { sourceOf } from '#events/envelope.ts'
import type { ImportProblem } from '#events/imports.ts'
import { columnOf, eventOf, findingColumns, type Header, headerOf } from '#shared/event-rows.ts'
import { FileRefusal } from '#shared/imports.ts'
import { withoutUlns } from '#shared/pseudonyms.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Import } from '#shared/store/imports.ts'
import { hashOf, references } from '#shared/store/reference.ts'
import type { Importer, Outcome } from './importer.ts'
import type { Send, Sent } from './send.ts'
import { isFilled, type Row, rowsOf } from './table.ts'

/** A row with the header that it stands under. */
type EventRow = Row & { readonly under: Header }

/** A table of events. Each row is sent as if it had been posted. */
export const eventsFile = (send: Send): Importer<EventRow> => ({
  holds: 'events',
  atOnce: 500,

  check: async (bytes) => {
    let columns: readonly string[] | undefined
    let rows = 0
    for await (const { row, cells } of rowsOf(bytes)) {
      rows = row
      columns ??= [...shownBy(headerOf(cells), cells), ...findingColumns]
    }
    if (!columns || rows < 2) throw new FileRefusal('The table has a header and no rows.')
    return columns
  },

  items: async function* (bytes) {
    let under: Header | undefined
    for await (const row of rowsOf(bytes)) {
      if (!under) under = headerOf(row.cells)
      else if (isFilled(row)) yield { ...row, under }
    }
  },

  take: async (rows, { organisation }: Import): Promise<Outcome> => {
    const referenceOf = await references()
    // A trainee by ULN and by reference is the same.
    const idOf = (content: string) => hashOf(withoutUlns(content, referenceOf), referenceOf)
    const events = rows.map(({ under, cells }) => eventOf(under, cells, sourceOf(organisation), idOf))
    const sent = await send(events, organisation)
    const count = (found: string) => sent.filter((one) => foundOf(one) === found).length
    return {
      counts: {
        stored: count('stored'),
        duplicate: count('duplicate'),
        rejected: count('rejected'),
      },
      problems: sent.flatMap((one, index) => problemsOf(one, rows[index]?.row ?? 0)),
      rows: sent.map((one, index) => {
        const { under, cells } = rows[index] as EventRow
        return [...under.flatMap((name, at) => (name ? [cells[at] ?? ''] : [])), foundOf(one), wrongIn(one)]
      }),
    }
  },
})

/** The columns of the sender that are given back, by the names that they have there. */
const shownBy = (header: Header, cells: readonly string[]): string[] =>
  header.flatMap((name, at) => (name ? [cells[at] ?? ''] : []))

const foundOf = (sent: Sent): string => (sent instanceof Refusal ? 'rejected' : sent.status)

const problemsOf = (sent: Sent, row: number): ImportProblem[] => {
  if (!(sent instanceof Refusal)) return []
  if (sent.faults.length === 0) return [{ row, detail: sent.detail }]
  return sent.faults.map((fault) => ({ row, column: columnOf(fault), detail: fault.detail }))
}

const wrongIn = (sent: Sent): string => {
  if (!(sent instanceof Refusal)) return ''
  if (sent.faults.length === 0) return sent.detail
  return sent.faults.map((fault) => `${columnOf(fault)}: ${fault.detail}`).join('; ')
}
