import middy from '@middy/core'
import { type Caller, callerFrom } from '#shared/caller.ts'
import { now } from '#shared/clock.ts'
import { Refusal } from '#shared/refusal.ts'
import { bodyOf, bytesOf } from './body.ts'
import { type HttpEvent, type HttpResult, hardened, logged, problems } from './middleware.ts'

type Strings = Readonly<Partial<Record<string, string>>>

export type PublicRequest = {
  /** As the declaration writes it: `GET /trainees/{ref}`. */
  readonly route: string
  readonly params: Strings
  /** A parameter given twice has both values, with a comma between them. */
  readonly query: Strings
  /** Names are in lower case. */
  readonly headers: Strings
  /** The body as text; refused, when somebody reads it, where it is none. */
  readonly body: string
  /** The body as it was sent, for what need not be UTF-8. */
  readonly bytes: Uint8Array
  readonly now: Date
}
export type Request = PublicRequest & { readonly caller: Caller }

export type Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text, or bytes that are no text. */
  readonly body?: string | Uint8Array
}

/** A Lambda handler behind the token check: it is told who calls. */
export const httpHandler = (run: (request: Request) => Promise<Reply>) =>
  stack((event) => {
    const caller = callerFrom(event.requestContext.authorizer?.jwt.claims ?? {})
    return run(requestOf(event, { caller }))
  })

/** A Lambda handler that anyone may call. */
export const publicHandler = (run: (request: PublicRequest) => Promise<Reply>) =>
  stack((event) => run(requestOf(event, {})))

/** Hands a request to the function of its route, where one handler has several. */
export const byRoute =
  <Asked extends PublicRequest>(routes: Readonly<Record<string, (request: Asked) => Promise<Reply>>>) =>
  async (request: Asked): Promise<Reply> => {
    const run = routes[request.route]
    if (!run) throw new Refusal('not-found', 'There is no such address')
    return run(request)
  }

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

const stack = (run: (event: HttpEvent) => Promise<Reply>) =>
  middy<HttpEvent, HttpResult>()
    .use([logged(), hardened(), problems()])
    .handler(async (event) => {
      const { status, headers, body } = await run(event)
      return { statusCode: status, ...(headers && { headers: { ...headers } }), ...encoded(body) }
    })

// A function's answer is JSON: bytes go in base64, and the HTTP API decodes them.
const encoded = (body: Reply['body']): Pick<HttpResult, 'body' | 'isBase64Encoded'> => {
  if (body === undefined) return {}
  if (typeof body === 'string') return { body }
  return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
}

const requestOf = <Known extends object>(event: HttpEvent, known: Known): PublicRequest & Known => ({
  ...known,
  route: event.routeKey,
  params: decoded(event.pathParameters ?? {}),
  query: event.queryStringParameters ?? {},
  headers: event.headers,
  get body() {
    return bodyOf(event)
  },
  get bytes() {
    return bytesOf(event)
  },
  now: now(),
})

// No id of Ladder's has a % in it, so a parameter that comes decoded already stays as it is.
const decoded = (params: Strings): Strings => {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value = '']) => [name, decodeURIComponent(value)]))
  } catch {
    throw new Refusal('malformed', 'The address has a % that does not encode anything')
  }
}
