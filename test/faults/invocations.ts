import { AsyncLocalStorage } from 'node:async_hooks'
import type { Target } from './handlers.ts'
import type { Stage } from './stage.ts'

/** One run of a function: which it is, and whether it still goes on. */
export type Invocation = {
  /** The function's name and a number. */
  readonly name: string
  isDead: boolean
  /** Its caller has been told that it timed out; it has not. */
  isZombie: boolean
  pausedUntil: number
  readonly kill: (reason: string) => void
}

const running = new AsyncLocalStorage<Invocation>()

/** The invocation that the code now running belongs to. */
export const currentInvocation = (): Invocation | undefined => running.getStore()

export const nameOfInvocation = (invocation: Invocation | undefined): string => invocation?.name ?? 'test'

/** Runs functions as Lambda does: with a time limit, and now and then one that ends in the middle or is frozen for long. */
export const createInvocations = (stage: Stage) => {
  const { timeline, faults, random } = stage
  let made = 0

  const invoke = ({ declaration: { name, timeoutSeconds }, run }: Target, event: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const own = `${name}/${++made}`
      stage.trace(`${own} begins`)
      const end = (how: string, settle: () => void) => {
        if (deadline.cancelled) return
        deadline.cancelled = true
        stage.trace(`${own} ${how}`)
        timeline.after(0, settle)
      }
      const kill = (reason: string) => {
        invocation.isDead = true
        end(reason, () => reject(new Error(`${name} ${reason}`)))
      }
      const deadline = timeline.after(timeoutSeconds * 1000, () => {
        if (invocation.isZombie) end('counts as timed out', () => reject(new Error(`${name} timed out`)))
        else kill('timed out')
      })
      const invocation: Invocation = { name: own, isDead: false, isZombie: false, pausedUntil: 0, kill }
      running
        .run(invocation, () => run(event))
        .then(
          (answer) => end('answers', () => resolve(answer)),
          (error: Error) => end(`fails: ${error.name}`, () => reject(error)),
        )
    })

  /** Something that an invocation, or a test without one, does after some time, if it still can. */
  const step = (actor: Invocation | undefined, ms: number, act: () => void) => {
    if (!actor) return timeline.after(ms, act)
    const take = () => {
      if (actor.isDead) return
      if (actor.pausedUntil > timeline.now()) {
        timeline.after(actor.pausedUntil - timeline.now(), take)
        return
      }
      if (faults.strikes('crash', nameOfInvocation(actor))) return actor.kill('crashed')
      if (!actor.isZombie && faults.strikes('zombie', nameOfInvocation(actor))) {
        actor.isZombie = true
        actor.pausedUntil = timeline.now() + random.int(1, 2000) * 1000
        timeline.after(actor.pausedUntil - timeline.now(), take)
        return
      }
      act()
    }
    return timeline.after(ms, take)
  }

  return { invoke, step }
}

export type Invocations = ReturnType<typeof createInvocations>
