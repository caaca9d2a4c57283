import { type Problem, problemOf } from '#functions/kit/problems.ts'
import { Refusal, type RefusalCode } from '#shared/refusal.ts'

type Headers = Readonly<Record<string, string>>

/** An answer of the platform's HTTP server. */
export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Buffer
}

export const json = (body: unknown, headers: Headers = {}): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** Problem details (RFC 9457). `more` are members that another standard asks for. */
export const problem = (details: Problem, headers: Headers = {}, more: Headers = {}): Reply => ({
  status: details.status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({ ...details, ...more }),
})

/** A refusal in the words that functions use for it. */
export const refusal = (code: RefusalCode, detail: string, headers: Headers = {}): Reply =>
  problem(problemOf(new Refusal(code, detail)), headers)
