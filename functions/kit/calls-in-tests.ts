import type { Context } from 'aws-lambda'
import type { Organisation } from '#events/identifiers.ts'
import { kindOf } from '#events/identifiers.ts'
import { allScopes } from '#shared/scopes.ts'
import type { HttpEvent, HttpResult } from './middleware.ts'

type Handler = (event: HttpEvent, context: Context) => Promise<HttpResult>
type Call = {
  /** Without one the request carries no token. */
  readonly as?: Organisation
  readonly scope?: string
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/** Calls an HTTP handler as API Gateway does (payload format 2.0). */
export const call = async (handler: unknown, route: string, options: Call = {}) => {
  const { statusCode, headers, body } = await (handler as Handler)(httpEvent(route, options), context)
  return { status: statusCode, headers: headers ?? {}, body: body ? JSON.parse(body) : undefined }
}

const context = { functionName: 'in-test', awsRequestId: 'request-1' } as Context

const httpEvent = (route: string, { as, scope = allScopes.join(' '), ...sent }: Call): HttpEvent => {
  const claims = as && { 'ladder:organisation': as, 'ladder:kind': kindOf(as), scope, token_use: 'access' }
  const event = {
    version: '2.0',
    routeKey: route,
    headers: sent.headers ?? {},
    pathParameters: sent.params,
    queryStringParameters: sent.query,
    body: sent.body,
    isBase64Encoded: sent.isBase64Encoded ?? false,
    requestContext: claims ? { authorizer: { jwt: { claims, scopes: [] } } } : {},
  }
  return event as unknown as HttpEvent
}
