import { parseArgs } from 'node:util'
import { placesInText } from './call-sites-places.ts'
import { describePoint, type Made, type Point, pointsOf, siteOf } from './call-sites-points.ts'
import { createScenario, type HalfWay } from './call-sites-scenario.ts'
import { standBeforeSdk } from './call-sites-sdk.ts'
import { createStage, type Look } from './call-sites-stage.ts'
import { loadCallers } from './call-sites-targets.ts'
import { secretAnswer } from './deployment.ts'

/** What one worker found; each runs every nth of all points. */
export type Found = {
  readonly sites: number
  readonly points: number
  readonly writes: number
  readonly crashes: number
  readonly seconds: number
  /** Places of the product that the scenario does not come by, and calls that come from none of them. */
  readonly unseen: readonly string[]
  readonly unknown: readonly string[]
  readonly faulty: readonly string[]
  /** Sites with a condition, and whether a rival was ever in its way. */
  readonly races: readonly (readonly [site: string, wasLost: boolean])[]
}

const OCCURRENCES = 3
const MOST_TURNS = 20_000

const { values } = parseArgs({
  options: { nth: { type: 'string', default: '0' }, of: { type: 'string', default: '1' } },
})

const targets = await loadCallers()
const { references } = await import('#shared/store/reference.ts')
standBeforeSdk(async () => secretAnswer)
const referenceOf = await references()
// Faults are errors by the thousand, and nobody reads where they were made.
Error.stackTraceLimit = 0

// A return's content is kept under a name of its own, made of its version and itself: nobody else is ever in the way of it.
const isRaced = ({ isConditional, handler, command, table }: Made): boolean =>
  isConditional && !(handler === 'collections' && command === 'BatchExecuteStatement' && table === 'collections')

let runs = 0

type Run = { readonly point?: Point; readonly look?: Look; readonly from?: HalfWay; readonly readsKey?: boolean }

/** Runs the scenario once, with one thing going wrong or with none. */
const run = async ({ point, look, from, readsKey = false }: Run) => {
  const stage = createStage({
    targets,
    ...(point && { point }),
    ...(look && { look }),
    ...(from && { from: from.standing }),
    rival: (...given) => scenario.rival(...given),
  })
  const scenario = createScenario({
    stage,
    referenceOf,
    appClient: `client-${++runs}`,
    readsKey,
    ...(from && { from }),
  })
  const faulty: string[] = []
  let isDone = false
  const living = scenario
    .live()
    .catch((error: Error) => faulty.push(`the test failed: ${error.message}`))
    .finally(() => {
      isDone = true
    })
  // A new instance of the product reads files, and no time of ours passes meanwhile.
  for (let turn = 0; !isDone && turn < MOST_TURNS; turn++) await stage.timeline.runAll()
  if (isDone) await living
  else faulty.push('came to a standstill')
  return {
    faulty: [...faulty, ...scenario.faulty],
    calls: stage.calls,
    strike: stage.strike,
    failures: stage.failures(),
    halfWay: scenario.halfWay(),
  }
}

/** What is wrong with a run beyond what it left behind: its point did not come about, or showed where it should not. */
const wrongStrike = (point: Point, { strike, failures }: Awaited<ReturnType<typeof run>>): string[] => {
  if (!strike.begun()) return ['it never came to this']
  if (!('trouble' in point) || point.extent !== 'attempt') return []
  const hidden = strike.errorsSeen() === 0 ? [] : ['the SDK does not try again']
  return failures === 0 ? hidden : [...hidden, 'it shows, though the SDK tried again']
}

const started = performance.now()
const overTheWire = await run({ look: 'wire', readsKey: true })
const { calls, halfWay, faulty: wrongAnyway } = await run({ look: 'places', readsKey: true })
const faulty = [...overTheWire.faulty, ...wrongAnyway].map((line) => `without any fault: ${line}`)
if (overTheWire.calls.length !== calls.length) faulty.push('over the wire Ladder makes other calls')

const points = pointsOf(calls, OCCURRENCES)
const mine = points.filter((_, index) => index % Number(values.of) === Number(values.nth))
const racing = new Map(calls.filter(isRaced).map((made) => [siteOf(made), false]))
for (const point of mine) {
  const site = siteOf(calls[point.nth - 1] as Made)
  const outcome = await run({
    point,
    readsKey: point.nth === calls.length,
    // Until its point a run goes as all others do.
    ...(halfWay && point.nth > halfWay.standing.calls && { from: halfWay }),
  })
  if (outcome.strike.lostRaces() > 0) racing.set(site, true)
  const wrong = [...wrongStrike(point, outcome), ...outcome.faulty]
  if (wrong.length > 0)
    faulty.push(`${describePoint(point)} at call ${point.nth}, ${site}: ${wrong.slice(0, 3).join('; ')}`)
}

const seen = new Set(calls.map(({ place }) => place))
const found: Found = {
  sites: new Set(calls.map(siteOf)).size,
  points: points.length,
  writes: new Set(points.flatMap((point) => ('crash' in point ? [point.nth] : []))).size,
  crashes: points.filter((point) => 'crash' in point).length,
  seconds: (performance.now() - started) / 1000,
  unseen: [...placesInText].filter((place) => !seen.has(place)),
  unknown: [...seen].filter((place) => !placesInText.has(place)),
  faulty,
  races: [...racing],
}
process.stdout.write(JSON.stringify(found))
