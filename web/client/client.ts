import { type Operations, operations } from './contract.ts'
import { problemOf, Unreachable } from './problem.ts'

export type OperationId = keyof Operations
export type Answer<Id extends OperationId> = Operations[Id]['answer']

type Texts<Name extends PropertyKey> = { readonly [name in Name]?: string | undefined }
type Placed<Parameters> = (Parameters extends { path: infer Path } ? { readonly path: Path } : unknown) &
  // Text, whatever the contract has there: most of it comes from the address or a form, and the API checks it.
  (Parameters extends { query?: infer Query } ? { readonly query?: Texts<keyof Query> } : unknown)
type Given<Id extends OperationId> = Placed<Operations[Id]['parameters']> & { readonly headers?: Texts<string> }
type WithBody<Id extends OperationId> = Given<Id> &
  (Operations[Id] extends { body: infer Body } ? { readonly body: Body } : unknown)
/** An argument that may be left out where nothing in it has to be told. */
type Argument<All> = Partial<All> extends All ? [given?: All] : [given: All]

type Request = {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Texts<string>
  readonly headers?: Texts<string>
}
type Content = { readonly type: string; readonly body: string | Blob }

type Options = {
  /** The access token; without one the API is asked as by anyone. */
  readonly token: () => string | undefined
  readonly fetch: typeof globalThis.fetch
  /** Hears that the token is no longer taken, before the problem is thrown. */
  readonly onUnauthorised: () => void
}

/**
 * Asks the API, at the origin of the page, by the ids of its operations. Whatever is not an answer is thrown as a Problem;
 * that nothing answered, as Unreachable.
 */
export const createClient = ({ token, fetch, onUnauthorised }: Options) => {
  const exchange = async (id: OperationId, given: Request, accept: string, content?: Content) => {
    const { method } = operations[id]
    const bearer = token()
    const headers = told({
      accept,
      authorization: bearer && `Bearer ${bearer}`,
      'content-type': content?.type,
      ...given.headers,
    })
    const init = { method, headers, ...(content && { body: content.body }) }
    const { response, text } = await fetch(addressOf(id, given), init)
      .then(async (response) => ({ response, text: await response.text() }))
      .catch((cause: unknown) => Promise.reject(new Unreachable(cause)))
    if (response.ok) return { response, text }
    if (response.status === 401) onUnauthorised()
    throw problemOf(response.status, typeOf(response), text)
  }

  const inJson = async <Id extends OperationId>(id: Id, given: Request, content?: Content): Promise<Answer<Id>> => {
    const { response, text } = await exchange(id, given, 'application/json', content)
    // A page where an answer should be: something before the API did not pass the request on.
    if (!/[/+]json\b/.test(typeOf(response))) throw problemOf(response.status, typeOf(response), text)
    return JSON.parse(text)
  }

  return {
    /** Asks, and gives the answer; a body goes as JSON. */
    ask: <Id extends OperationId>(id: Id, ...[given]: Argument<WithBody<Id>>): Promise<Answer<Id>> => {
      const { body, ...request }: Request & { readonly body?: unknown } = given ?? {}
      return inJson(id, request, body === undefined ? body : { type: 'application/json', body: JSON.stringify(body) })
    },

    /** Asks for another form of the answer, as a table; `next` is the cursor of what one answer does not hold. */
    askText: async <Id extends OperationId>(id: Id, given: Given<Id>, accept = 'text/csv', content?: Content) => {
      const { response, text } = await exchange(id, given, accept, content)
      const next = /[?&]cursor=([\w-]+)[^,]*rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
      return { text, next }
    },

    /** Sends a file as it is, a table or an ILR; or nothing, where the address says it all. */
    send: <Id extends OperationId>(id: Id, given: Given<Id>, content?: Content): Promise<Answer<Id>> =>
      inJson(id, given, content),
  }
}

export type Client = ReturnType<typeof createClient>

const typeOf = ({ headers }: Response): string => headers.get('content-type') ?? ''

const addressOf = (id: OperationId, { path = {}, query = {} }: Request): string => {
  const filled = operations[id].path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''))
  const asked = new URLSearchParams(told(query))
  return asked.size === 0 ? filled : `${filled}?${asked}`
}

/** Without what is undefined or empty, as the fields of a form are that nobody filled in. */
const told = (texts: Texts<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text]] : [])))
