import type { LadderEvent } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import type { ReturnRow } from '#events/return-rows.ts'
import { afterRefusal, idOf, type Said, type Saying, sayingsOf } from '../statements.ts'
import type { About, Content } from './content.ts'
import { gather, slotOf, statementsIn } from './gather.ts'
import { backAgain, type LeftOut, leavingOut } from './left-out.ts'
import { type CellFault, type ReadRow, withoutSaid } from './row-statements.ts'

export type RowResult = {
  readonly row: number
  readonly status: 'accepted' | 'unchanged' | 'rejected'
  readonly errors: readonly CellFault[]
}

export type Filling = {
  readonly content: Content
  readonly rows: readonly RowResult[]
  readonly events: readonly LadderEvent[]
  /** Which row each event comes from; those that take back what is gone come from none. */
  readonly rowOf: ReadonlyMap<string, number>
}

const keyOf = (round: string): string => `return/${round}`

/** A content some of whose events were refused: what was said before, if anything was, still stands in their slots. */
export const without = (
  content: Content,
  refused: ReadonlySet<string>,
  { round, before }: { readonly round: string; readonly before: Content['said'] },
): Content => {
  const stood = new Map(before)
  const isRefused = (slot: string, { n }: Said) => refused.has(idOf(slot, n, keyOf(round)))
  return {
    ...content,
    said: content.said.map(([slot, said]) => [
      slot,
      isRefused(slot, said) ? afterRefusal(said, stood.get(slot)) : said,
    ]),
  }
}

/** What a row answers. */
export const answersOf = ({ trainee: _, ...answers }: ReturnRow): [string, unknown][] =>
  Object.entries(answers).filter(([, value]) => value !== undefined)

const isAnswered = (row: ReturnRow): boolean => answersOf(row).length > 0
const textOf = (row: ReturnRow): string => JSON.stringify([row.trainee, answersOf(row).toSorted()])

/**
 * Fills a return with all the rows that somebody sent: it then says what these rows say. A row with a fault leaves standing what was
 * said of its trainee; as long as a row names nobody that Ladder could read, it may be about anybody, and nothing is taken back
 * of those left out. Whoever is asked about and left out of a return that is not nil has been dropped, which only Ladder says; and who
 * is in it after earlier ones left them out (`leftOut`) is back.
 */
export const fill = (
  before: Content,
  sent: readonly ReadRow[],
  about: About,
  leftOut: readonly LeftOut[] = [],
): Filling => {
  const statementsOf = statementsIn(before.asked, about)
  const read = sent.map((row) => ({ ...row, ...(row.value ? statementsOf(row.value) : { statements: [] }) }))
  const { wanted, rows } = gather(read)
  const faulty = new Set(rows.flatMap(({ trainee, faults }) => (trainee && faults.length > 0 ? [trainee] : [])))
  const present = new Set(rows.flatMap(({ trainee }) => trainee ?? []))
  const isReadable = rows.every(({ trainee }) => trainee !== undefined)
  const isKept = (trainee: string) => faulty.has(trainee) || (!isReadable && !present.has(trainee))

  const open = new Map(before.said.filter(([slot]) => wanted.has(slot) || !isKept(traineeOf(slot))))
  const sayings = sayingsOf(
    open,
    new Map([...wanted].map(([slot, { statement }]) => [slot, statement])),
    voiceOf(about),
  )
  const dropping = leavingOut(before, present, { isNil: sent.length === 0, isReadable }, about)
  const back = backAgain(before, present, leftOut, about)

  const known = new Set(before.filled.map(textOf))
  const changed = new Set(sayings.flatMap(({ slot }) => wanted.get(slot)?.row ?? []))
  const gone = new Set(sayings.map(({ slot }) => traineeOf(slot)))
  const taken = rows.flatMap(({ value, faults }) => (value && faults.length === 0 && isAnswered(value) ? [value] : []))
  const left = before.filled.flatMap((row) => {
    if (!isKept(row.trainee)) return []
    const names = statementsOf(row).statements.map(([name]) => name)
    const replaced = names.filter((name) => wanted.has(slotOf(row.trainee, name)))
    return replaced.length > 0 && replaced.length === names.length ? [] : [withoutSaid(row, replaced)]
  })
  return {
    content: {
      asked: before.asked,
      filled: [...new Map([...taken, ...left].map((row) => [textOf(row), row])).values()],
      said: [...merged(before.said, sayings)],
      dropped: [...merged(before.dropped, dropping)],
      back: [...(before.back ?? []), ...back.map(({ id }) => id)],
    },
    rows: rows.map(({ row, value, faults }) => {
      if (!value || faults.length > 0) return { row, status: 'rejected', errors: faults }
      const isNew = changed.has(row) || (isAnswered(value) ? !known.has(textOf(value)) : gone.has(value.trainee))
      return { row, status: isNew ? 'accepted' : 'unchanged', errors: [] }
    }),
    events: [...[...sayings, ...dropping].flatMap(({ events }) => events), ...back],
    rowOf: new Map(sayings.flatMap(({ slot, events }) => events.flatMap(({ id }) => entry(id, wanted.get(slot)?.row)))),
  }
}

const entry = (id: string, row: number | undefined): [string, number][] => (row === undefined ? [] : [[id, row]])

const traineeOf = (slot: string): string => slot.slice(0, slot.indexOf('/'))

const merged = (before: Content['said'], sayings: readonly Saying[]): Map<string, Said> =>
  new Map([...before, ...sayings.map(({ slot, said }) => [slot, said] as const)])

const voiceOf = ({ organisation, round, at }: About) => ({
  source: sourceOf(organisation),
  key: keyOf(round),
  at,
  reason: `Corrected in the return for ${round}.`,
})
