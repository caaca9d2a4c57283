import { type ParseArgsConfig, parseArgs } from 'node:util'

export type Options = {
  readonly port: number
  readonly empty: boolean
  readonly data?: string | undefined
  readonly clock?: Date | undefined
  readonly verbose: boolean
  /** Builds the pages where their sources have changed. */
  readonly build: boolean
}

export const usage = `Brings Ladder up on this machine, loads the demonstration and prints what a commissioner would ask first.

  npm start -- [options]

  --port N      the port to listen on (3000; 0 takes any free one)
  --empty       without the demonstration
  --data DIR    keep data in DIR between runs (in memory without it)
  --clock TIME  start the platform's clock at TIME, as in 2021-04-01T00:00:00Z
  --no-build    serve the pages as they were built last
  --verbose     show the functions' own logs
  --help        show this
`

/** The command line cannot be read; the message says what is wrong with it. */
export class UsageError extends Error {
  override name = 'UsageError'
}

const known = {
  port: { type: 'string', default: '3000' },
  empty: { type: 'boolean', default: false },
  data: { type: 'string' },
  clock: { type: 'string' },
  'no-build': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** The parts of a command line, strictly. A UsageError says what is wrong with it. */
export const partsOf = <Config extends ParseArgsConfig>(config: Config) => {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** The value of --port, a number from `least` to 65535; else a UsageError. */
export const portOf = (value: string, least: number): number => {
  if (!/^\d{1,5}$/.test(value) || Number(value) < least || Number(value) > 65535) {
    throw new UsageError(`--port must be a number from ${least} to 65535, not '${value}'`)
  }
  return Number(value)
}

/** The value of an option that is a time; else a UsageError. */
export const timeOf = (option: string, value: string): Date => {
  const time = new Date(value)
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(value) || Number.isNaN(time.getTime())) {
    throw new UsageError(`${option} must be a time, as in 2021-04-01T00:00:00Z, not '${value}'`)
  }
  return time
}

/** The options of a command line, or 'help'. */
export const parseOptions = (args: readonly string[]): Options | 'help' => {
  const {
    help,
    port,
    empty,
    data,
    clock,
    verbose,
    'no-build': noBuild,
  } = partsOf({ args: [...args], options: known }).values
  if (help) return 'help'
  if (data === '') throw new UsageError('--data must name a folder')
  return {
    port: portOf(port, 0),
    empty,
    data,
    clock: clock === undefined ? undefined : timeOf('--clock', clock),
    verbose,
    build: !noBuild,
  }
}
