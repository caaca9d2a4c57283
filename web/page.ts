import type { Filters } from './address.ts'
import type { Client } from './client/client.ts'
import type { WebConfig } from './config.ts'
import type { Html } from './html.ts'
import type { Names } from './names.ts'
import type { Kind, Session } from './session.ts'

/** What a page is made from. */
export type Context = {
  readonly client: Client
  readonly session: Session
  readonly config: WebConfig
  readonly names: Names
  /** All that the address says after its question mark, and the filters in it. */
  readonly parameters: URLSearchParams
  readonly filters: Filters
}

/** A page with its figures in it. */
export type Shown = {
  readonly title: string
  readonly body: Html
  /** What the page does once it is there: its forms. */
  readonly ready?: (main: HTMLElement) => void
}

export type Page = {
  /** What it is called before its figures are there. */
  readonly title: string
  /** Who has any use of it; the others are told so. */
  readonly kinds: readonly Kind[]
  readonly show: (context: Context) => Promise<Shown>
}
