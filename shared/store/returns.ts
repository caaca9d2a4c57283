import type { LadderEvent } from '#events/catalogue.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { AskedRow } from '../collection/asked.ts'
import type { Content } from '../collection/content.ts'
import type { FiguresChange, ReturnFigures } from '../collection/figures.ts'
import type { LeftOut } from '../collection/left-out.ts'
import type { Month } from '../rounds.ts'
import { getAll, mapLimited } from './batches.ts'
import { itemAt, itemsUnder, putNext, type Versioned } from './items.ts'
import { dropPacked, insertOrThrow, keepPacked, type Packed, packedItems, readPacked } from './packed.ts'
import { collectionsTable } from './rounds.ts'

/** What is said for a return, kept before it is said: whoever finds it goes on with it. `before` was said until then. */
export type Sending = {
  readonly events: readonly LadderEvent[]
  readonly before: Content['said']
  readonly after: FiguresChange
}
export type StoredContent = Content & { readonly sending?: Sending }

/** A return as it is kept: its figures, and where its content is. */
export type StoredReturn = ReturnFigures & Versioned & { readonly round: Month; readonly content: Packed }

type ReturnItem = Omit<ReturnFigures, 'organisation' | 'employers'> &
  Versioned & {
    readonly round: Month
    readonly item: Organisation
    readonly employers: string
    readonly content: string
    readonly parts: number
  }

/** Between reading a return and its content somebody may give it another. */
const MOST_ATTEMPTS = 10
const READS_AT_ONCE = 4

const keyOf = (round: Month, organisation: Organisation) => ({ round, item: organisation })
const partitionOf = (round: Month, organisation: Organisation): string => `${round}/${organisation}`

const returnFrom = ({ item, employers, content, parts, ...rest }: ReturnItem): StoredReturn => ({
  ...rest,
  organisation: item,
  employers: employers === '' ? [] : employers.split(' '),
  content: { name: content, parts },
})

const itemOf = ({ organisation: _, employers, content, ...rest }: StoredReturn): Omit<ReturnItem, 'item'> => ({
  ...rest,
  employers: employers.join(' '),
  content: content.name,
  parts: content.parts,
})

/** Puts the returns of a round, those that are not there yet: each as it was first put. */
export const insertReturns = async (
  round: Month,
  asked: ReadonlyMap<Organisation, readonly AskedRow[]>,
): Promise<void> => {
  const returns = [...asked].map(([organisation, rows]) => {
    const content: Content = { asked: rows, filled: [], said: [], dropped: [] }
    const { place, items } = packedItems(partitionOf(round, organisation), 1, content)
    const employers = [...new Set(rows.map(({ employer }) => employer))].toSorted()
    const figures = { asked: rows.length, answered: 0, rows: 0, rowErrors: 0 }
    const item = itemOf({ round, organisation, version: 1, employers, ...figures, content: place })
    return { item: { ...item, item: organisation }, parts: items }
  })
  await insertOrThrow(
    collectionsTable,
    returns.flatMap(({ parts }) => parts),
  )
  await insertOrThrow(
    collectionsTable,
    returns.map(({ item }) => item) as unknown as Parameters<typeof insertOrThrow>[1],
  )
}

export const returnsOf = async (round: Month): Promise<StoredReturn[]> => {
  const returns: StoredReturn[] = []
  for await (const item of itemsUnder<ReturnItem>(collectionsTable, ['round', round], { by: 'item' }))
    returns.push(returnFrom(item))
  return returns
}

export const returnOf = async (round: Month, organisation: Organisation): Promise<StoredReturn | undefined> => {
  const item = await itemAt<ReturnItem>(collectionsTable, keyOf(round, organisation))
  return item && returnFrom(item)
}

/** The returns of one organisation in several rounds. */
export const returnsBy = async (organisation: Organisation, rounds: readonly Month[]): Promise<StoredReturn[]> => {
  const items = await getAll(
    collectionsTable,
    rounds.map((round) => keyOf(round, organisation)),
  )
  return (items as ReturnItem[]).map(returnFrom)
}

/** Changes a return's figures, if it is still as it was read. */
export const putReturn = (stored: StoredReturn, changes: Partial<ReturnFigures> = {}): Promise<boolean> => {
  const { round, organisation } = stored
  return putNext(collectionsTable, keyOf(round, organisation), itemOf({ ...stored, ...changes }))
}

/** A return with its content, as one of its versions had both. */
export const filledReturn = async (
  round: Month,
  organisation: Organisation,
): Promise<{ readonly stored: StoredReturn; readonly content: StoredContent } | undefined> => {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const stored = await returnOf(round, organisation)
    if (!stored) return undefined
    const content = await readPacked<StoredContent>(collectionsTable, partitionOf(round, organisation), stored.content)
    if (content) return { stored, content }
  }
  throw new Error(`the return of ${organisation} for ${round} changes all the time, or its content is lost`)
}

/** Whom an organisation's returns of some rounds left out. */
export const leftOutIn = async (rounds: readonly Month[], organisation: Organisation): Promise<LeftOut[]> => {
  const returns = await returnsBy(organisation, rounds)
  const leavingOut = returns.filter(({ dropped = 0 }) => dropped > 0)
  return mapLimited(leavingOut, READS_AT_ONCE, async (stored) => {
    const found = await filledReturn(stored.round, organisation)
    return { round: stored.round, dropped: found?.content.dropped ?? [] }
  })
}

/**
 * Gives a return other content, if it is still as it was read; the return as it is then. The content is put first, so that the return
 * never points at nothing.
 */
export const putContent = async (
  stored: StoredReturn,
  content: StoredContent,
  changes: Partial<ReturnFigures> = {},
): Promise<StoredReturn | undefined> => {
  const partition = partitionOf(stored.round, stored.organisation)
  const version = stored.version + 1
  const place = await keepPacked(collectionsTable, partition, version, content)
  const next = { ...stored, ...changes, content: place }
  if (!(await putReturn(next))) return undefined
  await dropPacked(collectionsTable, partition, stored.content)
  return { ...next, version }
}
