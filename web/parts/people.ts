import { pageAddress } from '../address.ts'
import { count } from '../format.ts'
import { html } from '../html.ts'
import type { Context } from '../page.ts'
import type { Cell } from './table.ts'

type Told = { readonly disclosure: 'exact' | 'rounded'; readonly publication?: string | undefined }

/** Whether the people behind a figure can be listed: the list is of now and of each of them. */
export const canList = ({ disclosure, publication }: Told, { session }: Pick<Context, 'session'>): boolean =>
  disclosure === 'exact' && publication === undefined && session.scopes.includes('trainees:read')

/** The address of the people behind a figure of this page; undefined where they cannot be listed. */
export const whoIs = (told: Told, context: Pick<Context, 'session' | 'filters'>, query: object): string | undefined =>
  canList(told, context) ? pageAddress('trainees', { ...context.filters, ...query }) : undefined

/** A count in a table that leads to its people, where there are any to list. */
export const people = (value: number, href: string | undefined): Cell => ({
  show: value === 0 || href === undefined ? count(value) : html`<a href="${href}">${count(value)}</a>`,
  value,
})
