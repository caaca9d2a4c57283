import type { Problem as Details } from './contract.ts'

type Told = Pick<Details, 'status' | 'title' | 'detail' | 'errors'>

/** What the API answered instead of what was asked for (RFC 9457), in words that can be shown. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly detail: string
  /** Every fault of the request: where it is, as a JSON Pointer, and what is wrong there. */
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[]

  constructor({ status, title, detail, errors = [] }: Told, options?: ErrorOptions) {
    super(`${title}: ${detail}`, options)
    this.name = 'Problem'
    this.status = status
    this.title = title
    this.detail = detail
    this.errors = errors
  }
}

/** Nothing answered: its status is 0. Whether the request arrived is not known. */
export class Unreachable extends Problem {
  constructor(cause: unknown) {
    const detail = 'There is no connection, or the service does not answer. Try again in a moment.'
    super({ status: 0, title: 'Ladder cannot be reached', detail }, { cause })
    this.name = 'Unreachable'
  }
}

/** The problem of an answer. What stands before the API, as a gateway, tells its own in forms of its own: they are not shown. */
export const problemOf = (status: number, mediaType: string, text: string): Problem =>
  new Problem(
    mediaType.startsWith('application/problem+json')
      ? (JSON.parse(text) as Details)
      : { status, title: 'Something went wrong', detail: `The service answered with the status ${status}.` },
  )
