import type { LadderEvent } from '#events/catalogue.ts'
import type { Query } from '../oracle/world-types.ts'

export type Reply = { readonly status: number; readonly body: unknown }
type BatchResult = { readonly subject?: string; readonly status: string; readonly problem?: unknown }

/** Ladder over HTTP, as the organisations that use it see it. */
export const clientOf = (url: string) => {
  const tokens = new Map<string, Promise<string>>()

  const newToken = async (organisation: string): Promise<string> => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: organisation,
      client_secret: 'local',
    })
    const response = await fetch(`${url}/oauth2/token`, { method: 'POST', body: form })
    if (!response.ok) throw new Error(`no token for ${organisation}: ${response.status} ${await response.text()}`)
    const { access_token } = (await response.json()) as { access_token: string }
    return access_token
  }

  const call = async (organisation: string, path: string, init: RequestInit = {}): Promise<Reply> => {
    const token = tokens.get(organisation) ?? newToken(organisation)
    tokens.set(organisation, token)
    const headers = { accept: 'application/json', ...init.headers, authorization: `Bearer ${await token}` }
    const response = await fetch(`${url}${path}`, { ...init, headers })
    const body = await response.json()
    // A token lasts an hour, and a soak longer.
    if (response.status === 401 && tokens.get(organisation) === token) {
      tokens.delete(organisation)
      return call(organisation, path, init)
    }
    return { status: response.status, body }
  }

  const put = (organisation: string, path: string, body: unknown) =>
    call(organisation, path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  /** One event alone, several as a batch; the result of each, in the order sent. */
  const send = async (organisation: string, events: readonly LadderEvent[]): Promise<readonly BatchResult[]> => {
    const [only] = events
    const [type, sent] = events.length === 1 ? ['cloudevents', only] : ['cloudevents-batch', events]
    const headers = { 'content-type': `application/${type}+json` }
    const { status, body } = await call(organisation, '/events', {
      method: 'POST',
      headers,
      body: JSON.stringify(sent),
    })
    if (status !== 200 && status !== 201) throw new Error(`POST /events answered ${status}: ${JSON.stringify(body)}`)
    return events.length === 1 ? [body as BatchResult] : (body as { results: BatchResult[] }).results
  }

  const ask = ({ aggregate, filters, groupBy }: Query, organisation = 'hee:england'): Promise<Reply> => {
    const asked = new URLSearchParams({ ...filters, ...(groupBy.length > 0 && { groupBy: groupBy.join(',') }) })
    return call(organisation, `/aggregates/${aggregate}?${asked}`)
  }

  return { call, put, send, ask }
}

/** Does something with each item, several at once; the results in the order of the items. */
export const inLanes = async <Item, Result>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  const waiting = items.entries()
  const lane = async () => {
    for (const [at, item] of waiting) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
