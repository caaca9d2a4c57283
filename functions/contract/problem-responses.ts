import { STATUS_CODES } from 'node:http'
import { ProblemDetails } from '#events/receipts.ts'
import type { JsonSchema, SchemaWriter } from './json-schema.ts'

const text: JsonSchema = { type: 'string' }

/** What each status means here, and the headers that come with it. */
const meanings: Readonly<Record<number, { says: string; headers?: Readonly<Record<string, string>> }>> = {
  400: { says: 'The request or its query cannot be read as what this takes.' },
  401: { says: 'There is no valid access token.', headers: { 'WWW-Authenticate': 'How to authenticate.' } },
  403: { says: 'The caller may not do this, or may not know whether there is such a thing.' },
  404: { says: 'There is nothing here.' },
  406: { says: 'The answer cannot be had in any of the media types asked for.' },
  409: { says: 'It contradicts what is stored.' },
  413: { says: 'The request is too large.' },
  415: { says: 'The content type is not one that this takes.' },
  422: { says: 'The content is not valid; `errors` lists every fault.' },
  500: { says: 'The fault is on our side. Sending the same request again is safe.' },
  503: { says: 'Not available at the moment.', headers: { 'Retry-After': 'In how many seconds to try again.' } },
}

/** The name under `#/components/responses` of the answer with problem details of a status. */
export const nameOfProblem = (status: number): string => {
  if (!meanings[status]) throw new TypeError(`no meaning of a problem with status ${status} is written down`)
  return (STATUS_CODES[status] ?? '').replaceAll(' ', '')
}

/** Every answer with problem details, by name. */
export const problemResponses = ({ write }: SchemaWriter): object =>
  Object.fromEntries(
    Object.entries(meanings).map(([status, { says, headers = {} }]) => [
      nameOfProblem(Number(status)),
      {
        description: says,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, description]) => [name, { description, schema: text }]),
        ),
        content: { 'application/problem+json': { schema: write(ProblemDetails) } },
      },
    ]),
  )
