import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { internalProblem, problemOf } from '#functions/kit/problems.ts'
import { Refusal } from '#shared/refusal.ts'
import { builtPages } from '../web/build.ts'
import type { Authorise, Authorised } from './bearer.ts'
import { readBody } from './body.ts'
import type { Clock } from './clock.ts'
import { describeError } from './describe-error.ts'
import type { LocalFunction } from './functions.ts'
import { gatewayEvent, replyOf } from './gateway-event.ts'
import { startingPage } from './pages/notice.ts'
import { ownPage } from './pages/own-page.ts'
import { problem, type Reply, refusal } from './reply.ts'
import { type Call, matcherOf, type Route } from './routes.ts'

/** As API Gateway: a longer body does not reach a function. */
const longestBody = 10 * 1024 * 1024

/** The routes that functions declare, each calling its function as an HTTP API does. */
export const functionRoutes = (
  functions: readonly LocalFunction[],
  clock: Clock,
): (Route & { readonly feeds: string })[] =>
  functions.flatMap(({ declaration, invoke }) =>
    declaration.triggers
      .filter((trigger) => trigger.kind === 'http')
      .map((trigger) => ({
        ...trigger,
        feeds: declaration.name,
        answer: async (call: Call) => replyOf(await invoke(gatewayEvent(call, trigger, clock))),
      })),
  )

const split = (url = '/'): { path: string; query: string } => {
  const mark = url.indexOf('?')
  return mark === -1 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) }
}

const methodNotAllowed = (allowed: readonly string[]): Reply =>
  problem(
    {
      type: 'about:blank',
      title: 'Method Not Allowed',
      status: 405,
      detail: `This address takes ${allowed.join(' and ')}`,
    },
    { allow: allowed.join(', ') },
  )

// What every answer carries unless a function says otherwise; nothing here is a page that may run or be framed.
const hardening = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export type FrontDoor = {
  readonly routes: readonly Route[]
  readonly authorise: Authorise
  readonly log: (line: string) => void
}

/** The platform's HTTP API: finds the route, checks the token as the route asks, and answers problems as details. */
export const frontDoor = ({ routes, authorise, log }: FrontDoor): RequestListener => {
  const match = matcherOf(routes)

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { path, query } = split(request.url)
    const found = match(request.method ?? '', path)
    if (found.is === 'nothing') return refusal('not-found', 'There is no such address: /openapi.json lists them')
    if (found.is === 'other-method') return methodNotAllowed(found.allowed)

    const { route, parameters } = found
    const access: Authorised =
      route.scopes === 'public' ? {} : await authorise(request.headers.authorization, route.scopes)
    if ('refused' in access) return access.refused
    const body = await readBody(request, longestBody)
    if (!body) return refusal('too-large', `The body is over ${longestBody} bytes: send it in parts`)
    return route.answer({ request, path, query, parameters, body, ...access })
  }

  const replyTo = async (request: IncomingMessage): Promise<Reply> => {
    try {
      return await answer(request)
    } catch (error) {
      if (error instanceof Refusal) return problem(problemOf(error))
      if (error instanceof URIError) return refusal('malformed', 'The address has a % that does not encode anything')
      log(`${request.method} ${split(request.url).path.split('/')[1]} failed: ${describeError(error)}`)
      return problem(internalProblem)
    }
  }

  return async (request, response) => send(response, await replyTo(request))
}

const send = (response: ServerResponse, { status, headers, body }: Reply): void => {
  const length = status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...hardening, ...headers, ...length } as OutgoingHttpHeaders).end(body)
}

/** Answers everybody, until there is a platform behind the door, that it is about to open. */
export const closedDoor: RequestListener = async ({ headers }, response) =>
  send(
    response,
    headers.accept?.includes('text/html')
      ? await ownPage(builtPages, startingPage)
      : refusal('unavailable', 'Ladder is starting: send the request again in a moment', { 'retry-after': '2' }),
  )
