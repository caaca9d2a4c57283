import type { Context } from 'aws-lambda'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { placesInText } from './call-sites-places.ts'
import { describePoint, type Made, type Point, pointsOf, siteOf } from './call-sites-points.ts'
import { createScenario } from './call-sites-scenario.ts'
import { createStage } from './call-sites-stage.ts'
import { secretAnswer } from './deployment.ts'
import { standBeforeSdk } from './call-sites-sdk.ts'
import { loadTargets, type Target, type Targets } from './handlers.ts'
import { rebuildTarget } from './rebuild-target.ts'

await loadTargets(0)
const { references } = await import('#shared/store/reference.ts')
const { handler: trainees } = await import('#functions/trainees/handler.ts')
const { handler: health } = await import('#functions/health/handler.ts')
const { handler: tokenClaims } = await import('#functions/token-claims/handler.ts')
const { verify } = await import('#shared/store/verify.ts')
const { generations } = await import('#shared/store/generation.ts')
await import('#shared/store/rebuild.ts')

const named = (name: string, run: Target['run']): [string, Target] => [name, { declaration: { name, triggers: [] } as unknown as FunctionDeclaration, run }]
const http = (name: string, handler: unknown) =>
  named(name, (event) => (handler as (event: object, context: Context) => Promise<unknown>)(event, { functionName: name, awsRequestId: 'r' } as Context))
const targets: Targets = new Map([
  ...(await loadTargets(0)),
  http('trainees', trainees),
  http('health', health),
  http('token-claims', tokenClaims),
  ['rebuild', rebuildTarget],
  named('verify', async () => verify((await generations()).live, () => undefined)),
])
standBeforeSdk(async () => secretAnswer)
const referenceOf = await references()

let runs = 0
const run = async (point?: Point, look?: 'wire' | 'places') => {
  const stage = createStage({ targets, ...(point && { point }), ...(look && { look }), rival: (...given) => scenario.rival(...given) })
  const scenario = createScenario({ stage, referenceOf, appClient: `client-${++runs}` })
  let isDone = false
  const living = scenario.live().then(() => { isDone = true }, (error) => { isDone = true; scenario.faulty.push(`the test failed: ${error.stack}`) })
  for (let nth = 0; !isDone && nth < 100; nth++) await stage.timeline.runAll()
  if (isDone) await living
  else scenario.faulty.push('standstill')
  return { faulty: scenario.faulty, calls: stage.calls, lost: stage.strike.lostRaces(), begun: stage.strike.begun() }
}

const t0 = performance.now()
const wire = await run(undefined, 'wire')
console.log('wire', wire.faulty, wire.calls.length, performance.now() - t0)
Error.stackTraceLimit = 0
const base = await run(undefined, 'places')
console.log('base', base.faulty, base.calls.length)
const plain = await run()
const t1 = performance.now(), c1 = process.cpuUsage()
for (let i = 0; i < 20; i++) await run()
console.log('plain', plain.faulty, (performance.now() - t1) / 20, process.cpuUsage(c1))
const sites = Map.groupBy(base.calls, siteOf)
for (const [site, made] of sites) console.log(String(made.length).padStart(4), site)
console.log('unseen', [...placesInText].filter((p) => !base.calls.some((m: Made) => m.place === p)))
const points = pointsOf(base.calls, 3)
console.log(sites.size, 'sites', points.length, 'points')
if (process.argv[2]) {
  const t2 = performance.now(), c2 = process.cpuUsage()
  const kinds = new Map<string, string[]>()
  let failed = 0
  for (const point of points) {
    const out = await run(point)
    if (!out.begun) out.faulty.push('never struck')
    if ('rival' in point && out.lost === 0) console.log('race not lost', describePoint(point), siteOf(base.calls[point.nth - 1] as Made))
    if (out.faulty.length) {
      failed++
      if (failed < 40) console.log(point.nth, describePoint(point), '|', siteOf(base.calls[point.nth - 1] as Made), out.faulty.slice(0, 4))
    }
  }
  console.log('failed', failed, 'seconds', (performance.now() - t2) / 1000, process.cpuUsage(c2))
}
