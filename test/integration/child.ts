import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statfsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MEMORY = '/dev/shm'
const hasRoom = existsSync(MEMORY) && statfsSync(MEMORY).bavail * statfsSync(MEMORY).bsize > 1e9

/**
 * A folder for kept data: in memory where the machine has room there, since a killed process loses nothing that it wrote to either, and
 * the database is several times slower on a disk.
 */
export const newDataFolder = (): Promise<string> => mkdtemp(join(hasRoom ? MEMORY : tmpdir(), 'ladder-kept-'))

const root = fileURLToPath(new URL('../../', import.meta.url))

export type Child = {
  readonly pid: number
  /** Resolves to the address when the platform says that it is ready. */
  readonly ready: Promise<string>
  /** Resolves to the exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>
  /** All that it has printed. */
  readonly output: () => string
  readonly kill: (signal: NodeJS.Signals) => void
}

/** The platform as somebody starts it at a terminal, in a process group of its own. */
export const startChild = (args: readonly string[], env: NodeJS.ProcessEnv = process.env): Child => {
  const child = spawn(process.execPath, ['local/start.ts', '--empty', '--no-build', ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error('the platform could not be spawned')
  let printed = ''
  const ready = Promise.withResolvers<string>()
  // Whoever ends the platform before it is ready need not wait for it.
  ready.promise.catch(() => undefined)
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const url = /^ready (\S+)$/m.exec(printed)?.[1]
      if (url) ready.resolve(url)
    })
  const exited = once(child, 'close').then(([code, signal]) => {
    ready.reject(new Error(`the platform ended before it was ready: ${printed}`))
    return (code ?? signal) as number | NodeJS.Signals
  })
  return { pid, ready: ready.promise, exited, output: () => printed, kill: (signal) => process.kill(-pid, signal) }
}

export type Operated = {
  /** All that it has said of its progress so far. */
  readonly progress: () => string
  /** Resolves when its progress has said so; rejects when it ends without. */
  readonly says: (text: string) => Promise<void>
  readonly kill: () => void
  /** Its exit code, or the signal that ended it, and what it printed. */
  readonly ended: Promise<{ readonly code: number | NodeJS.Signals; readonly output: string }>
}

/** A command of operators as somebody starts it at a terminal. */
export const operate = (...args: readonly string[]): Operated => {
  const child = spawn(process.execPath, ['local/ladder.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, progress] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    progress += text
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, output }))
  const says = async (text: string) => {
    while (!progress.includes(text)) {
      const { code } = await Promise.race([once(child.stderr, 'data').then(() => ({ code: undefined })), ended])
      if (code !== undefined) throw new Error(`it ended with ${code} and never said ${text}: ${progress}`)
    }
  }
  return { progress: () => progress, says, kill: () => child.kill('SIGKILL'), ended }
}

/** The processes whose command line names a folder: a platform that keeps its data there, its database, its watchdog. */
export const processesOf = (folder: string): readonly { readonly pid: number; readonly command: string }[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => /^\s*(\d+)\s+(\S+)/.exec(line))
    .map((found) => ({ pid: Number(found?.[1]), command: found?.[2]?.split('/').at(-1) ?? '' }))

/** Ends all of them at once, as a power cut would. */
export const killAll = (folder: string): void => {
  for (const { pid } of processesOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // One that is gone by itself is gone.
    }
  }
}
