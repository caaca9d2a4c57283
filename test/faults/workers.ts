import { fork } from 'node:child_process'
import type { Outcome } from './schedule.ts'

type Options = {
  readonly seeds: readonly number[]
  readonly workers: number
  /** Modules that each worker imports before anything else. */
  readonly imports?: readonly string[]
  /** Told of each; when it returns 'enough', no further seed is begun. */
  readonly onOutcome: (outcome: Outcome) => 'enough' | undefined
}

const worker = new URL('worker.ts', import.meta.url)
/** Enough to be worth a message, and few enough that workers end together. */
const SEEDS_AT_ONCE = 20

/** Runs seeds in processes of their own, several at a time. Rejects when one of them ends before its work does. */
export const runInWorkers = async ({ seeds, workers, imports = [], onOutcome }: Options): Promise<void> => {
  const waiting = [...seeds]
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(worker, { execArgv: imports.flatMap((module) => ['--import', module]) })
      let open = 0
      const give = () => {
        const part = waiting.splice(0, SEEDS_AT_ONCE)
        open = part.length
        if (open > 0) child.send(part)
        else child.disconnect()
      }
      child.on('message', (outcome: Outcome) => {
        if (onOutcome(outcome) === 'enough') waiting.length = 0
        if (--open === 0) give()
      })
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))))
      give()
    })
  await Promise.all(Array.from({ length: Math.min(workers, seeds.length) }, one))
}
