import { clockFrom } from './clock.ts'
import { type Options, parseOptions, UsageError, usage } from './options.ts'
import { startPlatform } from './platform.ts'
import { StartupError } from './startup-error.ts'

const complain = (line: string) => process.stderr.write(`${line}\n`)

// A terminal sends Ctrl-C to npm and to the platform, and npm passes its own on: two signals, one wish.
const sameWishMs = 500

/** Ends the process in order on the first signal, and at once on a second one. */
const endOnSignals = (stop: () => Promise<void>): void => {
  let asked: number | undefined
  const end = async () => {
    if (asked !== undefined) {
      if (Date.now() - asked > sameWishMs) process.exit(130)
      return
    }
    asked = Date.now()
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}

const start = async ({ port, empty, data, clock, verbose, build }: Options): Promise<void> => {
  // Until there is a platform to stop, ending is enough: the database's watchdog sees it.
  let stop = (): Promise<void> => Promise.resolve()
  let stopping = false
  endOnSignals(() => {
    stopping = true
    return stop()
  })

  const started = Date.now()
  const present = () => new Date(clock ? clock.getTime() + Date.now() - started : Date.now())
  // Read only when it is wanted: most starts of a test or a rehearsal are empty.
  const demonstration = empty ? undefined : await import('./demonstrate.ts')
  const isToBeTold = demonstration !== undefined && !(await demonstration.isDemonstrated(data))
  const from = isToBeTold ? demonstration.startOfDemonstration(present()) : clock
  const platform = await startPlatform({
    port,
    data,
    verbose,
    clock: clockFrom(from),
    log: complain,
    buildPages: build,
  })
  stop = platform.stop
  platform.crashed.then((reason) => {
    if (stopping) return
    complain(`DynamoDB Local stopped by itself. ${reason}`)
    process.exit(1)
  })

  try {
    await demonstration?.demonstrate(platform, { folder: data, until: present })
    process.stdout.write(`  The pages are at ${platform.url}: open them in a browser and choose who to be.\n`)
    process.stdout.write(`ready ${platform.url}\n`)
  } catch (error) {
    // A platform that is being stopped refuses the rest of the demonstration.
    if (!stopping) throw error
  }
}

const fail = (error: unknown): never => {
  if (error instanceof UsageError) {
    complain(`${error.message}\nnpm start -- --help lists the options`)
    process.exit(2)
  }
  complain(error instanceof StartupError ? error.message : `Ladder could not start: ${(error as Error).stack}`)
  process.exit(1)
}

try {
  const options = parseOptions(process.argv.slice(2))
  if (options === 'help') process.stdout.write(usage)
  else await start(options)
} catch (error) {
  fail(error)
}
