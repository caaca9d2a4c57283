import { setTimeout as sleep } from 'node:timers/promises'
import type { LadderEvent } from '#events/catalogue.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { AggregateName } from '#events/measures.ts'
import type { BatchReceipt } from '#events/receipts.ts'
import type { AggregateAnswer } from './answers.ts'

/** Ladder's public API, as one organisation uses it. */
export type Client = {
  readonly register: (organisation: Organisation, details: object) => Promise<void>
  readonly post: (events: readonly LadderEvent[]) => Promise<BatchReceipt>
  readonly get: <Answer>(path: string) => Promise<Answer>
  readonly put: (path: string, body: object) => Promise<unknown>
  readonly aggregate: <Name extends AggregateName>(name: Name, groupBy?: string) => Promise<AggregateAnswer<Name>>
}

/** Signs in as an organisation. Locally every registered one has the same secret. */
export const signIn = async (url: string, organisation: Organisation): Promise<Client> => {
  const form = { grant_type: 'client_credentials', client_id: organisation, client_secret: 'local' }
  const token = await call<{ access_token: string }>(`${url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  const authorization = `Bearer ${token.access_token}`
  const get = <Answer>(path: string) => call<Answer>(`${url}${path}`, { headers: { authorization } })
  const send = <Answer>(method: string, path: string, body: object, type = 'application/json') =>
    call<Answer>(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': type },
      body: JSON.stringify(body),
    })
  return {
    get,
    put: (path, body) => send('PUT', path, body),
    register: (id, details) => send('PUT', `/organisations/${encodeURIComponent(id)}`, details),
    post: (events) => send('POST', '/events', events, 'application/cloudevents-batch+json'),
    aggregate: (name, groupBy) => get(`/aggregates/${name}${groupBy ? `?groupBy=${groupBy}` : ''}`),
  }
}

/** How often a request is tried while the platform is busy or stumbles, and how long to wait before the second time, in milliseconds. */
const TRIES = 6
const FIRST_WAIT = 100

const call = async <Answer>(url: string, request: RequestInit): Promise<Answer> => {
  for (let tried = 1; ; tried++) {
    const response = await fetch(url, request)
    if (response.ok) return (await response.json()) as Answer
    if (response.status < 500 || tried === TRIES) throw new Error(await explain(url, request, response))
    await response.body?.cancel()
    await sleep(FIRST_WAIT * 2 ** (tried - 1))
  }
}

/** The problem as Ladder tells it, on one line. */
const explain = async (url: string, { method = 'GET' }: RequestInit, response: Response): Promise<string> => {
  const text = await response.text()
  return `${method} ${new URL(url).pathname} was answered with ${response.status}: ${detailOf(text) || response.statusText}`
}

const detailOf = (text: string): string | undefined => {
  try {
    return describeProblem(JSON.parse(text))
  } catch {
    return text.slice(0, 200)
  }
}

type Problem = {
  readonly detail?: string | undefined
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[] | undefined
}

export const describeProblem = ({ detail, errors = [] }: Problem): string =>
  [detail, ...errors.map(({ pointer, detail }) => `${pointer} ${detail}`)].filter(Boolean).join('; ')
