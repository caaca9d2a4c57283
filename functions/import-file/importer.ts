import type { Counts, ImportAnswer, ImportProblem } from '#events/imports.ts'
import { noCounts, sumOfCounts } from '#shared/imports.ts'
import type { Import } from '#shared/store/imports.ts'

/** One thing of a file that is dealt with as a whole: a row of a table, a learner. */
export type Item = {
  /** Which it is of the file's, from 1, and up to which byte it goes. */
  readonly index: number
  readonly bytes: number
}

/** What became of some items. */
export type Outcome = {
  readonly counts: Partial<Counts>
  readonly problems: readonly ImportProblem[]
  /** What was found, in rows under the importer's columns. */
  readonly rows: readonly (readonly string[])[]
  /** What there is to say of the file as a whole. */
  readonly detail?: string
}

export const nothing: Outcome = { counts: {}, problems: [], rows: [] }

/** Outcomes as one, with counts of what has none of its own. */
export const together = (outcomes: readonly Outcome[], more: Partial<Counts> = {}): Outcome => ({
  counts: outcomes.reduce((sum, { counts }) => sumOfCounts(sum, counts), sumOfCounts(noCounts, more)),
  problems: outcomes.flatMap(({ problems }) => problems),
  rows: outcomes.flatMap(({ rows }) => rows),
})

/** Asked again and again: says that the worker is there still, and whether it has time to go on. */
export type GoOn = () => Promise<boolean>

export type Bytes = AsyncIterable<Uint8Array>

/** How files of a kind are dealt with. Whatever is done twice must come to the same as if done once. */
export type Importer<It extends Item = Item> = {
  readonly holds: NonNullable<ImportAnswer['holds']>
  /** Items dealt with at once. */
  readonly atOnce: number
  /** Reads the whole file before anything is stored, and gives the columns of what will be found. Throws a FileRefusal. */
  check(bytes: Bytes, item: Import): Promise<readonly string[]>
  items(bytes: Bytes, item: Import): AsyncGenerator<It>
  take(items: readonly It[], item: Import): Promise<Outcome>
  /** What follows from the file's end. */
  finish?(item: Import, goOn: GoOn): Promise<Outcome>
}
