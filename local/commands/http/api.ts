import type { Connection } from './connection.ts'
import { describeProblem, NotReached, problemIn, Refused } from './errors.ts'
import { type Answer, openSender, type Wait } from './sending.ts'
import { openTokens } from './tokens.ts'

type Asked = {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly accept?: string
  readonly contentType?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** Ladder's API as one organisation asks it. */
export type Api = {
  /** An answer of 2xx; everything else is thrown as what a person can do about it. */
  readonly ask: (path: string, asked?: Asked) => Promise<Answer>
  /** The same, but a refusal of what was sent comes as an answer, for whoever reads it. */
  readonly askAnyway: (path: string, asked?: Asked) => Promise<Answer>
  /** The organisation that the token is of. */
  readonly organisation: () => Promise<string>
}

export const connect = (connection: Connection, wait?: Wait): Api => {
  const send = openSender(wait)
  const tokens = openTokens(connection, send)

  const askAnyway: Api['askAnyway'] = async (path, asked = {}) => {
    const address = addressOf(connection.url, path, asked)
    const first = await send(address, requestOf(asked, await tokens.current()))
    const answer = first.status === 401 ? await send(address, requestOf(asked, await tokens.renewed())) : first
    const { status, text } = answer
    if (status === 401 || status === 403)
      throw new NotReached(
        `${describeProblem(problemIn(text, status))}\nThe token is of ${await tokens.organisation()}: --as names another organisation`,
      )
    if (status >= 500)
      throw new NotReached(
        `${describeProblem(problemIn(text, status))}\nTry again in a while: sending the same twice does no harm`,
      )
    return answer
  }

  return {
    askAnyway,
    ask: async (path, asked) => {
      const answer = await askAnyway(path, asked)
      if (answer.status < 400) return answer
      throw new Refused(describeProblem(problemIn(answer.text, answer.status)))
    },
    organisation: tokens.organisation,
  }
}

const addressOf = (base: string, path: string, { query = {} }: Asked): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${base}${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
}

const requestOf = ({ method = 'GET', accept = 'application/json', contentType, body }: Asked, token: string) => ({
  method,
  headers: { authorization: `Bearer ${token}`, accept, ...(contentType && { 'content-type': contentType }) },
  ...(body !== undefined && { body }),
})
