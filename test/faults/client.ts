import type { LadderEvent } from '#events/catalogue.ts'
import { kindOf, type Organisation } from '#events/identifiers.ts'
import type { BatchReceipt } from '#events/receipts.ts'
import type { Query } from '#shared/plan.ts'
import { scopesOf } from '#shared/scopes.ts'

/** Calls a function by its name, as a trigger does; rejects as the invocation ends without an answer. */
export type Invoke = (name: string, event: object) => Promise<unknown>

export type Reply = { readonly status: number; readonly body: unknown }
/** What became of one event. `status` is 200 or 201 for one that is stored, else that of the problem. */
export type Outcome = { readonly id?: string | undefined; readonly status: number; readonly answered: string }

type Request = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly contentType?: string
  readonly body?: string
}

/** Ladder's API as organisations see it behind API Gateway, with tokens of their own. */
export const clientOver = (invoke: Invoke) => {
  const call = async (name: string, by: Organisation, route: string, request: Request): Promise<Reply> => {
    const answer = (await invoke(name, gatewayEvent(by, route, request))) as { statusCode: number; body?: string }
    return { status: answer.statusCode, body: answer.body ? JSON.parse(answer.body) : undefined }
  }

  /** One event alone, several as a batch; what became of each, in the order sent. */
  const post = async (by: Organisation, events: readonly LadderEvent[]): Promise<readonly Outcome[]> => {
    const [only] = events
    const [type, sent] = events.length === 1 ? ['cloudevents', only] : ['cloudevents-batch', events]
    const contentType = `application/${type}+json`
    const { status, body } = await call('ingest', by, 'POST /events', { contentType, body: JSON.stringify(sent) })
    if (events.length === 1 || status !== 200)
      return events.map(({ id }) => ({ id, status, answered: JSON.stringify(body) }))
    return (body as BatchReceipt).results.map((result) => ({
      id: result.id,
      status: result.problem?.status ?? 200,
      answered: JSON.stringify(result.problem ?? result.status),
    }))
  }

  const put = (id: Organisation, details: object): Promise<Reply> =>
    call('organisations', 'hee:england', 'PUT /organisations/{id}', {
      params: { id },
      contentType: 'application/json',
      body: JSON.stringify(details),
    })

  const ask = (by: Organisation, { aggregate, filters, groupBy }: Query, publication?: string): Promise<Reply> =>
    call('aggregates', by, 'GET /aggregates/{aggregate}', {
      params: { aggregate },
      query: {
        ...(filters as Record<string, string>),
        ...(groupBy.length > 0 && { groupBy: groupBy.join(',') }),
        ...(publication && { publication }),
      },
    })

  return { post, put, ask }
}

/** As API Gateway passes a request on (payload format 2.0). */
const gatewayEvent = (by: Organisation, route: string, { params, query, contentType, body }: Request): object => ({
  version: '2.0',
  routeKey: route,
  headers: contentType ? { 'content-type': contentType } : {},
  ...(params && { pathParameters: params }),
  ...(query && { queryStringParameters: query }),
  ...(body !== undefined && { body }),
  isBase64Encoded: false,
  requestContext: {
    authorizer: {
      jwt: { claims: { 'ladder:organisation': by, scope: scopesOf(by, kindOf(by)).join(' ') }, scopes: [] },
    },
  },
})
