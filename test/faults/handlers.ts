import type { Context } from 'aws-lambda'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { setEnvironment } from '#local/environment.ts'

/** A function of Ladder: its real handler, as Lambda would call it. */
export type Target = { readonly declaration: FunctionDeclaration; readonly run: (event: object) => Promise<unknown> }
export type Targets = ReadonlyMap<string, Target>

/** What an unreachable address looks like: no client may ever get there. */
const NOWHERE = 'http://127.0.0.1:1'

let loading: Promise<Targets> | undefined

/**
 * Imports the handlers of all that has to do with events, after their environment is set: once a process. The platform's
 * clock is `clockOffsetMs` ahead of `Date.now()`.
 */
export const loadTargets = (clockOffsetMs: number): Promise<Targets> => {
  loading ??= load(clockOffsetMs)
  return loading
}

const load = async (clockOffsetMs: number): Promise<Targets> => {
  setEnvironment({ dynamoDb: NOWHERE, aws: NOWHERE, s3: NOWHERE, door: NOWHERE, clockOffsetMs, verbose: false })
  const { functions } = await import('#functions/catalogue.ts')
  const wanted = functions.filter(
    ({ name, triggers }) =>
      ['ingest', 'organisations', 'aggregates', 'collections'].includes(name) ||
      triggers.some(({ kind }) => kind === 'stream' || kind === 'schedule'),
  )
  return new Map(
    await Promise.all(
      wanted.map(async (declaration) => [declaration.name, await targetOf(declaration)] as [string, Target]),
    ),
  )
}

type Handler = (event: object, context: Context) => Promise<unknown>

const targetOf = async (declaration: FunctionDeclaration): Promise<Target> => {
  const address = new URL(`../../functions/${declaration.name}/handler.ts`, import.meta.url).href
  const { handler } = (await import(address)) as { handler: Handler }
  const context = { functionName: `ladder-${declaration.name}`, awsRequestId: 'request' } as Context
  return { declaration, run: async (event) => handler(event, context) }
}
