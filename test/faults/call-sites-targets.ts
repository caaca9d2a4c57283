import type { Context } from 'aws-lambda'
import { loadTargets, type Target, type Targets } from './handlers.ts'
import { rebuildTarget } from './rebuild-target.ts'

const named = (name: string, run: Target['run']): [string, Target] => [
  name,
  { declaration: { ...rebuildTarget.declaration, name }, run },
]

type Handler = (event: object, context: Context) => Promise<unknown>

const handlerNamed = async (name: string): Promise<[string, Target]> => {
  const address = new URL(`../../functions/${name}/handler.ts`, import.meta.url).href
  const { handler } = (await import(address)) as { handler: Handler }
  return named(name, (event) => handler(event, { functionName: name, awsRequestId: 'request' } as Context))
}

const references = new URL('../../shared/store/reference.ts', import.meta.url).href
type References = typeof import('#shared/store/reference.ts')
let fresh: Promise<References> | undefined
let instances = 0

/** Everything of Ladder that calls AWS: its functions, what operators run, and a new instance that reads the key of references. */
export const loadCallers = async (): Promise<Targets> => {
  const streamedAndAsked = await loadTargets(0)
  const { verify } = await import('#shared/store/verify.ts')
  const { generations } = await import('#shared/store/generation.ts')
  await import('#shared/store/rebuild.ts')
  return new Map([
    ...streamedAndAsked,
    ...(await Promise.all(['trainees', 'feed', 'health', 'token-claims'].map(handlerNamed))),
    ['rebuild', rebuildTarget],
    named('verify', async () => verify((await generations()).live, () => undefined)),
    named('references', async () => {
      fresh ??= import(`${references}?${++instances}`) as Promise<References>
      await (await fresh).references()
      // A key that could not be read is asked for again, of the same instance.
      fresh = undefined
      return {}
    }),
  ])
}
