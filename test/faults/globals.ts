import { currentInvocation, type Invocations } from './invocations.ts'
import type { Stage } from './stage.ts'

type Current = { readonly stage: Stage; readonly step: Invocations['step'] }
let current: Current | undefined

/** Makes the globals that never repeat themselves follow this run: time, timers and chance. For a process of its own only. */
export const follow = (stage: Stage, step: Invocations['step']): void => {
  current = { stage, step }
}

const now = (): Current => {
  if (!current) throw new Error('no run is under way')
  return current
}

/** Takes the process's clock, timers and chance away, for good. Runs then say what they are. */
export const takeGlobals = (): void => {
  Date.now = () => Math.floor(now().stage.timeline.now())
  Math.random = () => now().stage.random.int(0, 2 ** 32 - 1) / 2 ** 32
  globalThis.setTimeout = Object.assign(
    (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      now().step(currentInvocation(), ms, () => run(...given)),
    { __promisify__: () => Promise.reject(new Error('not in a simulation')) },
  ) as unknown as typeof setTimeout
  globalThis.clearTimeout = ((step?: { cancelled: boolean }) => {
    if (step) step.cancelled = true
  }) as typeof clearTimeout
}
