import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { builtPages } from '../../web/build.ts'
import { digestOf, isBuiltFrom, markBuiltFrom } from './digest.ts'

export type PagesState =
  | { readonly is: 'as-built' }
  | { readonly is: 'building' }
  | { readonly is: 'failed'; readonly reason: string }

export type Pages = {
  /** Where the built ones are. */
  readonly folder: string
  readonly state: () => PagesState
  /** Resolves when the pages are as they will be. */
  readonly settled: Promise<void>
  readonly stop: () => void
}

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What builds the pages, and from what. */
const ladder = {
  script: here('web/build.ts'),
  sources: { folder: here('web/'), lock: here('package-lock.json') },
  built: builtPages,
}

/** The pages as somebody built them, or not at all. */
export const pagesAsBuilt: Pages = {
  folder: builtPages,
  state: () => ({ is: 'as-built' }),
  settled: Promise.resolve(),
  stop: () => undefined,
}

/** What a terminal sends to everything that it started: an end that somebody wished. */
const wished: readonly (string | null)[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Builds the pages where they are not what their sources say, in a process of its own that gives way to the platform. */
export const startPagesBuild = (log: (line: string) => void, { script, sources, built } = ladder): Pages => {
  let state: PagesState = { is: 'building' }
  const stopping = new AbortController()

  const run = async () => {
    const digest = await digestOf(sources)
    if (stopping.signal.aborted || (await isBuiltFrom(built, digest))) return
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'], signal: stopping.signal })
    giveWay(child.pid)
    // A platform that is ended before it is up ends without stopping anything.
    const endToo = () => child.kill()
    process.once('exit', endToo)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-4000)
      })
    const [code, signal] = (await once(child, 'close').finally(() => process.off('exit', endToo))) as [
      number | null,
      string | null,
    ]
    if (wished.includes(signal)) return
    if (code !== 0) throw new Error(said.trim() || `The build ended with ${code ?? signal}`)
    await markBuiltFrom(built, digest)
  }

  const settled = run().then(
    () => {
      state = { is: 'as-built' }
    },
    (error: Error) => {
      if (stopping.signal.aborted) return
      state = { is: 'failed', reason: error.message }
      log('The pages could not be built; the API works all the same. node web/build.ts says why:')
      log(error.message)
    },
  )
  return { folder: built, state: () => state, settled, stop: () => stopping.abort() }
}

const giveWay = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, or may not be told: then it builds beside the platform as its equal.
  }
}
