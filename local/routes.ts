import type { IncomingMessage } from 'node:http'
import type { JWTPayload } from 'jose'
import type { HttpTrigger } from '#functions/declaration.ts'
import type { Reply } from './reply.ts'

/** A request that has found its route and may take it. */
export type Call = {
  readonly request: IncomingMessage
  readonly path: string
  readonly query: string
  readonly parameters: Readonly<Record<string, string>>
  readonly body: Buffer
  /** What its token says, where the route asks for one. */
  readonly claims?: JWTPayload
}

export type Route = Pick<HttpTrigger, 'method' | 'path' | 'scopes'> & {
  readonly answer: (call: Call) => Reply | Promise<Reply>
}

export type Match =
  | { readonly is: 'found'; readonly route: Route; readonly parameters: Readonly<Record<string, string>> }
  | { readonly is: 'other-method'; readonly allowed: readonly string[] }
  | { readonly is: 'nothing' }

const parameterName = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1]

const parametersOf = (route: Route, segments: readonly string[]): Record<string, string> | undefined => {
  const pattern = route.path.split('/')
  if (pattern.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? ''
    const name = parameterName(expected)
    if (name === undefined ? expected !== segment : segment === '') return undefined
    if (name !== undefined) parameters[name] = segment
  }
  return parameters
}

const wildness = ({ path }: Route): string => path.replaceAll(/\{\w+\}/g, '\uffff')

/** Finds the route of a request as API Gateway does: a literal segment wins over a parameter. */
export const matcherOf = (routes: readonly Route[]): ((method: string, path: string) => Match) => {
  const ordered = routes.toSorted((a, b) => (wildness(a) < wildness(b) ? -1 : 1))
  return (method, path) => {
    // Split first: an encoded slash belongs to its segment. Malformed encoding throws a URIError.
    const segments = path.split('/').map(decodeURIComponent)
    const matching = ordered.flatMap((route) => {
      const parameters = parametersOf(route, segments)
      return parameters ? [{ route, parameters }] : []
    })
    const [first] = matching
    if (!first) return { is: 'nothing' }
    const samePath = matching.filter(({ route }) => route.path === first.route.path)
    const found = samePath.find(({ route }) => route.method === method)
    return found
      ? { is: 'found', ...found }
      : { is: 'other-method', allowed: samePath.map(({ route }) => route.method) }
  }
}
