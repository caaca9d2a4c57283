import { type Html, html } from '../html.ts'

const tagColours: Readonly<Record<string, string>> = {
  viable: 'green',
  'at-risk': 'yellow',
  unviable: 'red',
  closed: 'grey',
}

/** A programme's status; the word says it, the colour helps. */
export const statusTag = (status: string): Html =>
  html`<strong class="nhsuk-tag nhsuk-tag--${tagColours[status] ?? 'grey'}">${status === 'unviable' ? 'not viable' : status.replace('-', ' ')}</strong>`
