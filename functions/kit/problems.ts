import type { Fault } from '#events/faults.ts'
import { Refusal, type RefusalCode } from '#shared/refusal.ts'

/** Problem details (RFC 9457). `errors` point into the request. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly Fault[]
}

const statuses: Readonly<Record<RefusalCode, { status: number; title: string }>> = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'invalid-query': { status: 400, title: 'The query is not valid' },
  unauthenticated: { status: 401, title: 'A valid access token is needed' },
  forbidden: { status: 403, title: 'The caller may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'not-acceptable': { status: 406, title: 'There is no such form of the answer' },
  conflict: { status: 409, title: 'It contradicts what is stored' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The content type is not one that this takes' },
  invalid: { status: 422, title: 'The content is not valid' },
  unavailable: { status: 503, title: 'Not available at the moment' },
}

export const problemOf = ({ code, detail, faults }: Refusal): Problem => ({
  type: `https://ladder.nhs.example/problems/${code}`,
  ...statuses[code],
  detail,
  ...(faults.length > 0 && { errors: faults }),
})

/** The answer to an error that nobody foresaw. What it was is in the log, under the request's id. */
export const internalProblem: Problem = {
  type: 'https://ladder.nhs.example/problems/internal',
  title: 'Something went wrong',
  status: 500,
  detail: 'The fault is on our side and has been logged. Sending the same request again is safe.',
}

const passing = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingException',
  'TimeoutError',
])

/** The refusal that an error is, or stands for when a store is throttled or slow; undefined for the unforeseen. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !passing.has(error.name)) return undefined
  return new Refusal('unavailable', 'Ladder is busy: send the request again in a moment', [], { cause: error })
}
