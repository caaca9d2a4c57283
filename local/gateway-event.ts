import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
import type { JWTPayload } from 'jose'
import type { HttpTrigger } from '#functions/declaration.ts'
import { account } from './account.ts'
import type { Clock } from './clock.ts'
import type { Reply } from './reply.ts'
import type { Call } from './routes.ts'

type Headers = Record<string, string>
type GatewayEvent = APIGatewayProxyEventV2 | APIGatewayProxyEventV2WithJWTAuthorizer

// What API Gateway passes on as text. All else comes in base64, application/cloudevents+json too.
const text = /^(text\/.*|application\/(json|xml|javascript))$/

const isText = (contentType: string | undefined): boolean =>
  text.test(contentType?.split(';')[0]?.trim().toLowerCase() ?? '')

const headersOf = ({ request }: Call): Headers =>
  Object.fromEntries(
    Object.entries(request.headersDistinct)
      .filter(([name]) => name !== 'cookie')
      .map(([name, values = []]) => [name, values.join(',')]),
  )

const queryOf = (query: string): Headers => {
  const values: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] ??= []
    values[name].push(value)
  }
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(',')]))
}

// API Gateway hands every claim on as text.
const claimsOf = (claims: JWTPayload): Headers =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )

// 22/Nov/2026:20:23:59 +0000
const commonLogTime = (now: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}

/** The event that a function behind an HTTP API gets (payload format 2.0). */
export const gatewayEvent = (call: Call, trigger: HttpTrigger, clock: Clock): GatewayEvent => {
  const { request, path, query, parameters, body, claims } = call
  const now = clock.now()
  const routeKey = `${trigger.method} ${trigger.path}`
  const headers = headersOf(call)
  const encoded = !isText(headers['content-type'])
  const cookies = request.headers.cookie?.split('; ')
  const domainName = headers.host ?? 'localhost'
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers,
    ...(query !== '' && { queryStringParameters: queryOf(query) }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: account,
      apiId: 'local',
      domainName,
      domainPrefix: 'local',
      http: {
        method: trigger.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
      ...(claims && {
        authorizer: { jwt: { claims: claimsOf(claims), scopes: String(claims.scope ?? '').split(' ') } },
      }),
    },
    ...(body.length > 0 && { body: body.toString(encoded ? 'base64' : 'utf8') }),
    isBase64Encoded: body.length > 0 && encoded,
  } as GatewayEvent
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What the HTTP API makes of a function's answer. */
export const replyOf = (answer: unknown): Reply => {
  if (!isRecord(answer) || typeof answer.statusCode !== 'number') throw new Error('the function gave no status code')
  const body = typeof answer.body === 'string' ? answer.body : ''
  const headers = isRecord(answer.headers) ? answer.headers : {}
  return {
    status: answer.statusCode,
    headers: {
      ...(body !== '' && { 'content-type': 'application/json' }),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
      ...(Array.isArray(answer.cookies) && { 'set-cookie': answer.cookies.map(String) }),
    },
    body: answer.isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  }
}
