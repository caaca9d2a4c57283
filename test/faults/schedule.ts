import { answerAws } from './aws.ts'
import { createBus } from './bus.ts'
import { checkBus, checkCube, checkFeed, checkLog, checkProgrammes, checkSums, type Faulty } from './checks.ts'
import { clientOver } from './client.ts'
import { createTablesModel } from './deployment.ts'
import type { FaultCounts } from './faults.ts'
import { follow } from './globals.ts'
import type { Target, Targets } from './handlers.ts'
import { createInvocations } from './invocations.ts'
import { rebuildTarget } from './rebuild-target.ts'
import { simulatedAws } from './simulated-aws.ts'
import { smallWorld } from './small-world.ts'
import { START, stageFor } from './stage.ts'
import { connectStreams } from './wiring.ts'
import { createWorkload } from './workload.ts'

export type Outcome = {
  readonly seed: number
  readonly faulty: Faulty
  readonly faults: Readonly<FaultCounts>
  readonly calls: number
  readonly fingerprint: string
}

export type Setting = { readonly targets: Targets; readonly referenceOf: (uln: string) => string }

/** Runs the whole of Ladder once, as a seed says, and looks at what it left. `tell` is given every step. */
export const runSchedule = async (seed: number, setting: Setting, tell?: (line: string) => void): Promise<Outcome> => {
  const stage = stageFor(seed, tell)
  const { timeline, faults, random } = stage
  const { invoke, step } = createInvocations(stage)
  follow(stage, step)

  let isStale = false
  const model = createTablesModel({ isStale: () => isStale && random.chance(0.5), now: () => timeline.now() })
  const bus = createBus(stage)
  const aws = simulatedAws(stage, {
    model,
    bus,
    step,
    setStale: (is) => {
      isStale = is
    },
  })
  answerAws(aws)

  const call = (name: string, event: object) => invoke(targetNamed(setting.targets, name), event)
  /** By function: the keys of records that it was never given, or gave up. */
  const lost = new Map<string, Set<string>>()
  connectStreams(stage, {
    targets: setting.targets,
    model,
    invoke,
    onLost: (name, key) => lost.set(name, (lost.get(name) ?? new Set()).add(key)),
  })

  const workload = createWorkload(stage, clientOver(call))
  const faulty: Faulty = []
  let isDone = false
  // Whether the register says the same all along, so that streams alone must get everything right.
  let isStill = false

  const look = async () => {
    await timeline.sleep(random.int(0, 20_000))
    faulty.push(...checkSums(model))
  }
  const runNowAndThen = async (name: string) => {
    for (let left = random.int(0, 2); left > 0; left--) {
      await timeline.sleep(random.int(0, 10_000))
      await call(name, {}).catch(() => undefined)
    }
  }
  const moveEmployers = async (ids: readonly string[], moves: number) => {
    for (let left = moves; left > 0; left--) {
      await timeline.sleep(random.int(0, 8000))
      await workload.register(random.pick(ids), { name: 'Trust', region: random.pick(['Y56', 'Y62', 'Y63']) })
    }
  }
  const rebuildNowAndThen = async () => {
    if (!random.chance(0.4)) return
    await timeline.sleep(random.int(0, 5000))
    for (let left = 5; left > 0; left--) {
      const report = await invoke(rebuildTarget, {}).catch(() => undefined)
      if (report) return
      await timeline.sleep(random.int(0, 5000))
    }
  }

  const live = async () => {
    const world = smallWorld(random, new Date(START).toISOString())
    const moves = random.pick([0, 0, 1, 2])
    isStill = moves === 0 && world.sayings.every(({ type }) => type !== 'programme.opened')
    await Promise.all(world.employers.map(({ id, region }) => workload.register(id, { name: 'Trust', region })))
    await Promise.all([
      workload.post(world),
      runNowAndThen('reconcile'),
      runNowAndThen('sweep'),
      runNowAndThen('republish'),
      moveEmployers(
        world.employers.map(({ id }) => id),
        moves,
      ),
      rebuildNowAndThen(),
      look(),
      ...Array.from({ length: random.int(0, 3) }, workload.ask),
    ])
    isDone = true
  }

  let changes = 0
  model.onChange(() => changes++)
  /** Lets a repair run to its end, alone, and says whether it did anything. */
  const repair = async (name: string): Promise<boolean> => {
    const before = changes
    const done = call(name, {}).catch((error) => faulty.push(`${name} failed: ${error}`))
    await timeline.runAll()
    await done
    return changes > before
  }

  const living = live().catch((error) => faulty.push(`the test failed: ${error}`))
  await timeline.runAll()
  if (isDone) {
    await living
    faults.end()
    if (!lost.has('project')) faulty.push(...checkProgrammes(model).map((line) => `before any repair: ${line}`))
    if (isStill && !lost.has('project') && !lost.has('reproject'))
      faulty.push(...checkCube(model).map((line) => `before any repair: ${line}`))
    // What is on its way by the stream is left alone for a quarter of an hour.
    timeline.after(20 * 60 * 1000, () => undefined)
    await timeline.runAll()
    for (const name of ['reconcile', 'republish']) if (await repair(name)) await repair(name)
    faulty.push(
      ...checkLog(model, workload.told, setting.referenceOf),
      ...checkSums(model),
      ...checkCube(model),
      ...checkProgrammes(model),
      ...checkBus(model, bus.taken),
      ...checkFeed(model),
      ...workload.told.wrong,
    )
  } else faulty.push('the run came to a standstill')
  return { seed, faulty, faults: faults.counts, calls: aws.calls(), fingerprint: stage.fingerprint() }
}

const targetNamed = (targets: Targets, name: string): Target => {
  const target = targets.get(name)
  if (!target) throw new Error(`there is no function ${name}`)
  return target
}
