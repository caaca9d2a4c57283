import type { Key } from './entry.ts'
import { type Change, type Changing, change, type Table, type Tables } from './tables.ts'
import type { Item } from './values.ts'

/** All that the model's commands work on. */
export type State = {
  readonly tables: Tables
  readonly now: () => number
  /** The most bytes that one page of a query or scan reads. */
  readonly pageBytes: number
  /** Whether a read that need not be consistent sees an item as it was before its latest change. */
  readonly isStale: (() => boolean) | undefined
  readonly listeners: ((change: Change) => void)[]
  /** The items that transactions have prepared and not yet committed, by address. */
  readonly locks: Set<string>
}

export const write = ({ isStale, listeners }: State, table: Table, key: Key, after: Item | undefined): void => {
  const changing: Changing = { keepsPrevious: isStale !== undefined, listeners }
  change(table, key, after, changing)
}
