import type { MiddlewareObj } from '@middy/core'
import type {
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayEventRequestContextV2,
  APIGatewayProxyEventV2WithRequestContext,
  Context,
  APIGatewayProxyStructuredResultV2 as HttpResult,
} from 'aws-lambda'
import { logger, traceOf } from './powertools.ts'
import { internalProblem, type Problem, problemOf, refusalOf } from './problems.ts'

export type { HttpResult }
export type HttpEvent = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { authorizer?: APIGatewayEventRequestContextJWTAuthorizer }
>
type HttpMiddleware = MiddlewareObj<HttpEvent, HttpResult, Error, Context, { startedAt?: number }>
type Step = NonNullable<HttpMiddleware['after']>

/** One line a request, and one more for an error that nobody foresaw: never what was sent, asked for or answered. */
export const logged = (): HttpMiddleware => {
  const line: Step = ({ event, context, response, error, internal }) => {
    const { functionName, awsRequestId: requestId } = context
    const request = { function: functionName, requestId, route: event.routeKey, status: response?.statusCode }
    logger.info('answered', { ...request, ms: Math.round(performance.now() - (internal.startedAt ?? Number.NaN)) })
    if (error && Number(response?.statusCode) >= 500) logger.error('failed', { ...request, error: traceOf(error) })
  }
  return {
    before: ({ internal }) => {
      internal.startedAt = performance.now()
    },
    after: line,
    onError: line,
  }
}

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}

/** What every answer carries, unless the handler says otherwise. */
export const hardened = (): HttpMiddleware => {
  const harden: Step = ({ response }) => {
    if (response) response.headers = { ...headers, ...response.headers }
  }
  return { after: harden, onError: harden }
}

/** Turns what was thrown into problem details. */
export const problems = (): HttpMiddleware => ({
  onError: (request) => {
    const refusal = refusalOf(request.error)
    request.response = answerOf(refusal ? problemOf(refusal) : internalProblem)
  },
})

const answerOf = (problem: Problem): HttpResult => ({
  statusCode: problem.status,
  headers: {
    'content-type': 'application/problem+json',
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(problem.status === 503 && { 'retry-after': '2' }),
  },
  body: JSON.stringify(problem),
})
