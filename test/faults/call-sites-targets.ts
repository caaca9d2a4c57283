import type { Context } from 'aws-lambda'
import { loadTargets, type Target, type Targets } from './handlers.ts'
import { rebuildTarget } from './rebuild-target.ts'
import { START } from './stage.ts'

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

const secrets = new URL('../../shared/store/secrets.ts', import.meta.url).href
type Secrets = typeof import('#shared/store/secrets.ts')
let fresh: Promise<Secrets> | undefined
let instances = 0

/** What the scenario publishes, when it has said most of what it says. */
export const PUBLISHED = { month: '2021-06', moment: new Date(START + 60 * 60 * 1000).toISOString() } as const

/** Everything of Ladder that calls AWS: its functions, what operators run, and a new instance that reads the key of references. */
export const loadCallers = async (): Promise<Targets> => {
  const streamedAndAsked = await loadTargets(0)
  const { verify } = await import('#shared/store/verify.ts')
  const { generations } = await import('#shared/store/generation.ts')
  const { publish } = await import('#shared/store/publish.ts')
  await import('#shared/store/rebuild.ts')
  return new Map([
    ...streamedAndAsked,
    ...(await Promise.all(
      ['trainees', 'exceptions', 'feed', 'observe', 'publications', 'health', 'token-claims'].map(handlerNamed),
    )),
    ['rebuild', rebuildTarget],
    named('verify', async () => verify((await generations()).live, () => undefined)),
    named('publish', async () => {
      await publish(PUBLISHED.month, PUBLISHED.moment)
      return {}
    }),
    named('references', async () => {
      fresh ??= import(`${secrets}?${++instances}`) as Promise<Secrets>
      await (await fresh).secretText('key of references')
      // A key that could not be read is asked for again, of the same instance.
      fresh = undefined
      return {}
    }),
  ])
}
