import { kindOf, type Organisation } from '#events/identifiers.ts'
import { scopesOf } from '#shared/scopes.ts'
import { AWS_SECRET } from './call-sites-cloud.ts'
import type { Faulty } from './checks.ts'

const TOKEN = 'a-token-that-nobody-else-sees'

type Strings = Readonly<Record<string, string>>

type Given = { readonly params?: Strings; readonly query?: Strings; readonly body?: object }

/** A request as API Gateway passes it on, with the caller's token. */
export const gatewayCall = (by: Organisation, route: string, { params, query, body }: Given): object => ({
  version: '2.0',
  routeKey: route,
  headers: { authorization: `Bearer ${TOKEN}`, ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
  ...(params && { pathParameters: params }),
  ...(query && { queryStringParameters: query }),
  isBase64Encoded: false,
  requestContext: {
    authorizer: {
      jwt: { claims: { 'ladder:organisation': by, scope: scopesOf(by, kindOf(by)).join(' ') }, scopes: [] },
    },
  },
})

type Answer = { readonly statusCode?: number; readonly headers?: Strings; readonly body?: string }

/** What is wrong with an answer: its form, or that it tells what it must not. */
export const checkAnswer = (name: string, answer: unknown, ulns: readonly string[]): Faulty => {
  const { statusCode = 0, headers = {}, body = '' } = answer as Answer
  const secrets = [...ulns, AWS_SECRET, TOKEN].filter((secret) => JSON.stringify(answer).includes(secret))
  const isFine = statusCode >= 200 && statusCode < 300 && headers['content-type'] === 'application/json'
  return [
    ...(isFine || isProblem(statusCode, headers, body) ? [] : [`${name} answered ${statusCode} ${body}`]),
    ...secrets.map((secret) => `${name} told ${secret}`),
  ]
}

const isProblem = (statusCode: number, headers: Strings, body: string): boolean => {
  if (statusCode < 400 || headers['content-type'] !== 'application/problem+json') return false
  const { type, title, status, detail } = JSON.parse(body) as Record<string, unknown>
  return String(type).startsWith('https://') && status === statusCode && Boolean(title) && Boolean(detail)
}
