import { setTimeout as sleep } from 'node:timers/promises'
import { NotReached } from './errors.ts'

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string }
export type Send = (url: string, init: RequestInit) => Promise<Answer>
export type Wait = (ms: number) => Promise<unknown>

const TRIES = 6
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 20_000

// Every request of Ladder's can be sent again without harm.
const isPassing = (status: number): boolean => status === 429 || status >= 500

/** Sends requests, each again and again while Ladder is busy or the network fails. Where nothing ever answered it says so at once. */
export const openSender = (wait: Wait = sleep): Send => {
  let isReached = false
  return async (url, init) => {
    for (let tried = 1; ; tried++) {
      const isOver = tried === TRIES
      const answer = await fetch(url, init).then(read).catch(reasonOf)
      if (typeof answer === 'string') {
        if (!isReached || isOver) throw new NotReached(absent(new URL(url).origin, answer))
      } else {
        isReached = true
        if (!isPassing(answer.status) || isOver) return answer
      }
      const asked = typeof answer === 'string' ? 0 : Number(answer.headers.get('retry-after') ?? 0) * 1000
      await wait(Math.min(LONGEST_WAIT_MS, Math.max(asked || 0, FIRST_WAIT_MS * 2 ** (tried - 1))))
    }
  }
}

const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: response.headers,
  text: await response.text(),
})

/** Why there was no answer: the code of the error below fetch's own. */
const reasonOf = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: string; errors?: readonly { code?: string }[] } }
  return cause?.code ?? cause?.errors?.[0]?.code ?? 'no answer'
}

const absent = (origin: string, reason: string): string =>
  reason === 'ECONNREFUSED'
    ? `Nothing listens at ${origin}: start the platform with npm start, or name another with --url`
    : `${origin} cannot be reached (${reason}): check --url and the network`
