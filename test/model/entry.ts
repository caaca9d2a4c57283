import type { Item } from './values.ts'

/** What is stored under a key: its item and, where stale reads are played, the item before the latest change. */
export type Entry = {
  readonly sort: string
  item: Item | undefined
  size: number
  previous: Item | undefined
}

/** A key of a table; `sort` is empty in a table without sort keys. */
export type Key = { readonly partition: string; readonly sort: string }
