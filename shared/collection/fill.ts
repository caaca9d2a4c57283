import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE, sourceOf } from '#events/envelope.ts'
import { kindOf, type Organisation } from '#events/identifiers.ts'
import type { EmployerRow, HeiRow, ReturnRow } from '#events/return-rows.ts'
import { contextColumns } from '#events/return-rows.ts'
import { idOf, type Said, type Saying, type Statement, sayingsOf, takenBack } from '../statements.ts'
import type { AskedRow } from './asked.ts'
import { employerStatements } from './employer-row.ts'
import { heiStatements } from './hei-row.ts'
import type { CellFault, RowStatements } from './row-statements.ts'

/** What a return holds: whom it asks about, the rows taken so far, and what was said for them and of those left out. */
export type Content = {
  readonly asked: readonly AskedRow[]
  readonly filled: readonly ReturnRow[]
  readonly said: readonly (readonly [slot: string, Said])[]
  readonly dropped: readonly (readonly [slot: string, Said])[]
}

/** A row as it was read: `trainee` where it names somebody, `value` where all of its cells are of the right form. */
export type ReadRow = {
  readonly row: number
  readonly trainee?: string
  readonly value?: ReturnRow
  readonly faults: readonly CellFault[]
}

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

type Return = { readonly organisation: Organisation; readonly round: string; readonly at: string }

const keyOf = (round: string): string => `return/${round}`

/** A content whose events were refused: nothing of it stands in their slots, and their ids are not used again. */
export const without = (content: Content, refused: ReadonlySet<string>, round: string): Content => ({
  ...content,
  said: content.said.map(([slot, said]) => [
    slot,
    refused.has(idOf(slot, said.n, keyOf(round))) ? takenBack(said) : said,
  ]),
})

/** An event is at most 24 hours ahead. */
const latestAt = (at: string): string => new Date(Date.parse(at) + 86_400_000).toISOString()

/** What is not there to be read only: what a row answers. */
export const answersOf = (row: ReturnRow): [string, unknown][] =>
  Object.entries(row).filter(([column, value]) => !contextColumns.has(column) && value !== undefined)

const isAnswered = (row: ReturnRow): boolean => answersOf(row).length > 0
const textOf = (row: ReturnRow): string => JSON.stringify([row.trainee, answersOf(row).toSorted()])

/**
 * Fills a return with all the rows that somebody sent: it then says what these rows say. A row with a fault leaves standing what was
 * said of its trainee; as long as a row names nobody that Ladder could read, it may be about anybody, and nothing is taken back
 * of those left out. Whoever is asked about and left out of a return that is not nil has been dropped, which only Ladder says.
 */
export const fill = (before: Content, sent: readonly ReadRow[], about: Return): Filling => {
  const read = sent.map((row) => ({ ...row, ...rowStatements(row, before, about) }))
  const { wanted, rows } = gather(read)
  const faulty = new Set(rows.flatMap(({ trainee, faults }) => (trainee && faults.length > 0 ? [trainee] : [])))
  const present = new Set(rows.flatMap(({ trainee }) => trainee ?? []))
  const isReadable = rows.every(({ trainee }) => trainee !== undefined)
  const isKept = (trainee: string) => faulty.has(trainee) || (!isReadable && !present.has(trainee))

  const kept = before.said.filter(([slot]) => isKept(traineeOf(slot)) && !wanted.has(slot))
  const keptSlots = new Set(kept.map(([slot]) => slot))
  const open = new Map(before.said.filter(([slot]) => !keptSlots.has(slot)))
  const sayings = sayingsOf(
    open,
    new Map([...wanted].map(([slot, { statement }]) => [slot, statement])),
    voiceOf(about),
  )
  const dropping = sayingsOf(
    new Map(before.dropped),
    sent.length > 0 ? droppedIn(before, present, isReadable, about) : new Map(),
    ladderOf(about),
  )

  const known = new Set(before.filled.map(textOf))
  const changed = new Set(sayings.flatMap(({ slot }) => wanted.get(slot)?.row ?? []))
  const gone = new Set(sayings.map(({ slot }) => traineeOf(slot)))
  const taken = rows.flatMap(({ value, faults }) => (value && faults.length === 0 && isAnswered(value) ? [value] : []))
  const texts = new Set(taken.map(textOf))
  return {
    content: {
      asked: before.asked,
      filled: [...taken, ...before.filled.filter((row) => isKept(row.trainee) && !texts.has(textOf(row)))],
      said: [...merged(before.said, sayings)],
      dropped: [...merged(before.dropped, dropping)],
    },
    rows: rows.map(({ row, value, faults }) => {
      if (!value || faults.length > 0) return { row, status: 'rejected', errors: faults }
      const isNew = changed.has(row) || (isAnswered(value) ? !known.has(textOf(value)) : gone.has(value.trainee))
      return { row, status: isNew ? 'accepted' : 'unchanged', errors: [] }
    }),
    events: [...sayings, ...dropping].flatMap(({ events }) => events),
    rowOf: new Map(sayings.flatMap(({ slot, events }) => events.flatMap(({ id }) => entry(id, wanted.get(slot)?.row)))),
  }
}

const entry = (id: string, row: number | undefined): [string, number][] => (row === undefined ? [] : [[id, row]])

const traineeOf = (slot: string): string => slot.slice(0, slot.indexOf('/'))

const merged = (before: Content['said'], sayings: readonly Saying[]): Map<string, Said> =>
  new Map([...before, ...sayings.map(({ slot, said }) => [slot, said] as const)])

const rowStatements = (
  { value, faults }: ReadRow,
  { asked }: Content,
  { organisation, round, at }: Return,
): RowStatements => {
  if (!value || faults.length > 0) return { statements: [], faults }
  if (kindOf(organisation) === 'employer') return employerStatements(value as EmployerRow, { round })
  const wasPaused = asked.some(({ trainee, paused }) => trainee === value.trainee && paused)
  return heiStatements(value as HeiRow, { wasPaused, latest: latestAt(at) })
}

type Wanted = { readonly row: number; readonly text: string; readonly statement: Statement }

/** The statements of all rows, each slot once; a row that contradicts an earlier one has a fault. */
const gather = <Row extends ReadRow & RowStatements>(read: readonly Row[]) => {
  const wanted = new Map<string, Wanted>()
  const rows = read.map((one): Row => {
    const { row, trainee, statements } = one
    const slots = statements.map(([name, statement]) => {
      const slot = `${trainee}/${name}`
      return { slot, name, row, statement, text: JSON.stringify(statement) }
    })
    const faults = slots.flatMap(({ slot, name, text }): CellFault[] => {
      const other = wanted.get(slot)
      if (!other || other.text === text) return []
      return [
        {
          column: 'trainee',
          detail: `row ${other.row} says something else of the ${name.split('/')[0]} of the same trainee: keep one`,
        },
      ]
    })
    if (faults.length > 0) return { ...one, faults }
    for (const { slot, ...said } of slots) if (!wanted.has(slot)) wanted.set(slot, said)
    return one
  })
  return { wanted, rows }
}

const voiceOf = ({ organisation, round, at }: Return) => ({
  source: sourceOf(organisation),
  key: keyOf(round),
  at,
  reason: `Corrected in the return for ${round}.`,
})

const ladderOf = ({ organisation, round, at }: Return) => ({
  source: LADDER_SOURCE,
  key: `dropped/${round}/${organisation}`,
  at,
  reason: `In the return for ${round} after all.`,
})

/** Those left out of a return that is not nil; while some row cannot be read, nobody more than before. */
const droppedIn = (
  { asked, dropped }: Content,
  present: ReadonlySet<string>,
  isReadable: boolean,
  { organisation, round }: Return,
): ReadonlyMap<string, Statement> => {
  const already = new Set(dropped.flatMap(([slot, { content }]) => (content === undefined ? [] : [slot])))
  const isDropped = (trainee: string) => !present.has(trainee) && (isReadable || already.has(trainee))
  return new Map(
    asked
      .filter(({ trainee }) => isDropped(trainee))
      .map(({ trainee }) => [
        trainee,
        { type: 'trainee.dropped', subject: trainee, data: { organisation, from: 'return', period: round } },
      ]),
  )
}
