import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'

/** For all of a request: name, connection, answer. */
const PATIENCE_MS = 10_000

export type Answer = { readonly status: number; readonly text: string }

/** There was no answer. The code says why, as Node has it; an address or a path stands nowhere in it. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly code: string
  /** Whether the other side may have got the request. */
  readonly mayHaveArrived: boolean

  constructor(code: string, mayHaveArrived: boolean) {
    super(`no answer: ${code}`)
    this.code = code
    this.mayHaveArrived = mayHaveArrived
  }
}

type Options = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly lookup?: LookupFunction
  /** So many characters of the answer are read, none of them unless told. */
  readonly longest?: number
}

/**
 * Sends one request on a connection of its own, and follows no redirect. Not by `fetch`, which lets nobody see to which address a
 * name has led before it connects there.
 */
export const request = (url: URL, { method, headers, body = '', lookup, longest = 0 }: Options): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:'
    let mayHaveArrived = false
    const fail = (error: Error) => reject(new NoAnswer(codeOf(error), mayHaveArrived))
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const options = { method, headers: { ...headers, 'user-agent': 'ladder' }, agent: false, signal, lookup }
    const sending = (isSecure ? overHttps : overHttp)(url, options, (response) => {
      const { statusCode: status = 0 } = response
      let text = ''
      const finish = () => {
        response.destroy()
        resolve({ status, text: text.slice(0, longest) })
      }
      if (longest === 0) return finish()
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length >= longest) finish()
      })
      response.on('end', finish)
      response.on('error', fail)
    })
    sending.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        mayHaveArrived = true
      }),
    )
    sending.on('error', fail)
    sending.end(body)
  })

const codeOf = (error: Error): string => {
  if (error.name === 'AbortError') return 'TIMEOUT'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
