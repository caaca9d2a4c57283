import type { Organisation } from '#events/identifiers.ts'
import type { ReturnRow } from '#events/return-rows.ts'
import type { Said } from '../statements.ts'
import type { AskedRow } from './asked.ts'

/** Whose return of which round, and when it is filled. */
export type About = { readonly organisation: Organisation; readonly round: string; readonly at: string }

/** What a return holds: whom it asks about, the rows taken so far, and what was said for them and of those left out. */
export type Content = {
  readonly asked: readonly AskedRow[]
  readonly filled: readonly ReturnRow[]
  readonly said: readonly (readonly [slot: string, Said])[]
  readonly dropped: readonly (readonly [slot: string, Said])[]
  /** The voids of what was said of those whom earlier rounds left out, by id. */
  readonly back?: readonly string[]
}
