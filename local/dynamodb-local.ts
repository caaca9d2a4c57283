import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { StartupError } from './startup-error.ts'

export type DynamoDbLocal = {
  readonly endpoint: string
  /** Resolves when the database has stopped, with what it said last. */
  readonly exited: Promise<string>
  readonly stop: () => Promise<void>
}

const needsJava =
  'The platform needs Java 17 for DynamoDB Local. On Debian or Ubuntu: apt-get install openjdk-17-jre-headless'
const commandNotFound = 127
const startWithinMs = 60_000

const emulator = (): string => {
  const resolve = createRequire(import.meta.url).resolve
  return join(dirname(resolve('amplify-dynamodb-simulator/package.json')), 'emulator')
}

// Below the ports that systems hand out for outgoing connections: one of those could take it before Java does.
const ports = { from: 20_000, to: 32_000 }

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(ports.from, ports.to)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
    })
    await new Promise((resolve) => server.close(resolve))
    if (isFree) return port
  }
}

const parameters = (port: number, folder?: string): string[] => [
  // A small database: compile quickly rather than well, and leave the other core to the platform.
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-Djava.library.path=./DynamoDBLocal_lib',
  '-jar',
  'DynamoDBLocal.jar',
  ...(folder === undefined ? ['-inMemory'] : ['-dbPath', folder]),
  '-sharedDb',
  '-disableTelemetry',
  '-port',
  String(port),
]

// It warns of a missing JAXB whenever it starts, and nobody misses it.
const withoutWarnings = (said: string): string =>
  said
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('WARNING:'))
    .join('\n')

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    // Any answer will do: without a signature it is an error, from a database that is up.
    await fetch(endpoint, { signal: AbortSignal.timeout(2000) })
    return true
  } catch {
    return false
  }
}

/** Starts Amazon's DynamoDB Local and waits until it answers. It keeps its data in `folder`, or in memory. */
export const startDynamoDbLocal = async (port: number, folder?: string, java = 'java'): Promise<DynamoDbLocal> => {
  const endpoint = `http://127.0.0.1:${port}`
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  const watchdog = spawn(
    process.execPath,
    [fileURLToPath(new URL('watchdog.ts', import.meta.url)), java, ...parameters(port, folder)],
    // A group of its own: Ctrl-C is for the platform, which then stops its database in order.
    { cwd: emulator(), detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  let said = ''
  watchdog.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const exited = once(watchdog, 'exit').then(([code]) => (code === commandNotFound ? needsJava : withoutWarnings(said)))

  let running = true
  exited.then(() => {
    running = false
  })
  const stop = async () => {
    watchdog.stdin.end()
    await exited
  }

  const giveUp = Date.now() + startWithinMs
  while (running && !(await answers(endpoint))) {
    if (Date.now() > giveUp) {
      await stop()
      throw new StartupError(`DynamoDB Local did not answer within ${startWithinMs / 1000} s`)
    }
    await sleep(50)
  }
  if (!running) {
    const reason = await exited
    throw new StartupError(reason === needsJava ? reason : `DynamoDB Local did not start: ${reason}`)
  }
  return { endpoint, exited, stop }
}
