import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { credentials, region } from './account.ts'
import { startAws } from './aws.ts'
import { authoriser } from './bearer.ts'
import { type Bus, openBus } from './bus.ts'
import { type Clock, clockFrom } from './clock.ts'
import { makeDataFolder } from './data-folder.ts'
import { drain } from './drain.ts'
import { freePort, startDynamoDbLocal } from './dynamodb-local.ts'
import { setEnvironment } from './environment.ts'
import { startEventSources } from './event-sources.ts'
import { type Failure, openFailures } from './failures.ts'
import { closedDoor, frontDoor, functionRoutes } from './front-door.ts'
import { type Handler, type LocalFunction, loadFunctions } from './functions.ts'
import { listen } from './http-server.ts'
import { issuerRoutes } from './issuer.ts'
import { secretsIn, signingKey } from './kept-keys.ts'
import { clockRoute, environmentRoute } from './local-routes.ts'
import { openOutbox } from './notify/outbox.ts'
import { messagesRoute } from './notify/page.ts'
import { notifyRoutes } from './notify/routes.ts'
import { readTemplates } from './notify/templates.ts'
import { pagesAsBuilt, startPagesBuild } from './pages/build.ts'
import { pageRoutes } from './pages/routes.ts'
import { registerNational, wholeRegister } from './register.ts'
import { startS3 } from './s3.ts'
import { type Schedules, startSchedules } from './schedules.ts'
import { createTables } from './tables.ts'
import { warmUp } from './warm-up.ts'

export type PlatformOptions = {
  /** 0 takes any free port. */
  readonly port: number
  /** The folder that keeps the data; without it everything is in memory. */
  readonly data?: string | undefined
  readonly clock?: Clock | undefined
  /** Takes what a person at the terminal should know, a line at a time. */
  readonly log?: ((line: string) => void) | undefined
  /** Lets the functions' own logs through to the terminal. */
  readonly verbose?: boolean | undefined
  /** Builds the pages where their sources have changed; else they are served as they were built last. */
  readonly buildPages?: boolean | undefined
  /** The functions to run, instead of those of the catalogue. */
  readonly functions?: {
    readonly declarations: readonly FunctionDeclaration[]
    readonly handlerOf?: (name: string) => Promise<Handler>
  }
}

export type Platform = {
  readonly url: string
  readonly port: number
  /** Everything that starts a function here, each with the function that it starts. */
  readonly wiring: readonly string[]
  /** The platform's clock. */
  readonly now: () => Date
  /** Moves the platform's clock on, and runs the schedules that fell due in between: those named, or all. */
  readonly moveTo: Schedules['moveTo']
  /** Resolves when all that was sent has gone its way: streams, bus and the functions behind them. */
  readonly drained: () => Promise<void>
  /** What functions gave up on, latest last. */
  readonly failures: () => readonly Failure[]
  readonly stop: () => Promise<void>
  /** Resolves, with the reason, should the database stop by itself. */
  readonly crashed: Promise<string>
}

const stopWithinMs = 3000

/** Brings the whole platform up on this machine, with every function called as AWS would call it. */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const opened: (() => unknown)[] = []
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await Promise.race([close(), sleep(stopWithinMs)])
  }
  try {
    return { ...(await bringUp(options, (close) => opened.push(close))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const bringUp = async (
  {
    port,
    data,
    clock = clockFrom(),
    log = () => undefined,
    verbose = false,
    buildPages = false,
    functions: given,
  }: PlatformOptions,
  onStop: (close: () => unknown) => void,
): Promise<Omit<Platform, 'stop'>> => {
  const within = (name: string) => (data === undefined ? undefined : resolve(data, name))

  if (data !== undefined) await makeDataFolder(data)

  // Nobody can upload before there is a door.
  let tell: Bus['put'] = () => ({ EventId: '' })
  // The door first, so that a port in use is known at once.
  let answer = closedDoor
  const door = await listen((request, response) => answer(request, response), port)
  onStop(door.stop)
  const pages = buildPages ? startPagesBuild(log) : pagesAsBuilt
  onStop(pages.stop)

  const [dynamoPort, awsPort] = [await freePort(), await freePort()]
  const starting = startDynamoDbLocal(dynamoPort, within('dynamodb'))
  // Awaited below; until then a failure to start must not end the process as unhandled.
  starting.catch(() => undefined)
  onStop(() =>
    starting.then(
      (database) => database.stop(),
      () => undefined,
    ),
  )

  const dynamoDb = `http://127.0.0.1:${dynamoPort}`
  const s3 = await startS3({ folder: within('files'), origin: door.url, tell: (entry) => tell(entry), log })
  onStop(s3.stop)
  const environment = setEnvironment({
    dynamoDb,
    aws: `http://127.0.0.1:${awsPort}`,
    door: door.url,
    s3: s3.url,
    clockOffsetMs: clock.offsetMs(),
    verbose,
  })
  const { declarations, handlerOf } = given ?? { declarations: (await import('#functions/catalogue.ts')).functions }
  const functions = await loadFunctions(declarations, handlerOf)

  const failures = openFailures(log, within('failures'))
  const bus = openBus(functions, { clock, failures })
  tell = bus.put
  const aws = await startAws(awsPort, bus, await secretsIn(data))
  onStop(aws.stop)

  const database = await starting
  const client = new DynamoDBClient({ endpoint: dynamoDb, region, credentials })
  const streams = await createTables(client)
  await warmUp(client)
  client.destroy()
  await registerNational()

  const sources = await startEventSources(functions, {
    dynamoDb,
    streams,
    failures,
    log,
    folder: within('checkpoints'),
  })
  onStop(() => Promise.all(sources.map((source) => source.stop())))

  const schedules = startSchedules(functions, { clock, failures })
  onStop(schedules.stop)
  const key = await signingKey(data)
  const routes = functionRoutes(functions, clock)
  const outbox = await openOutbox(within('messages.jsonl'))
  answer = frontDoor({
    routes: [
      ...routes,
      ...issuerRoutes({
        url: door.url,
        key,
        clock,
        tokenClaims: functions.find(answersTokens),
        register: wholeRegister,
      }),
      ...pageRoutes({ url: door.url, uploads: s3.url, pages }),
      environmentRoute(environment),
      clockRoute(clock, schedules.moveTo),
      ...notifyRoutes({ outbox, templates: await readTemplates(), clock }),
      messagesRoute(outbox),
    ],
    authorise: authoriser(door.url, key.publicJwk, clock),
    log,
  })

  await schedules.catchUp()

  return {
    url: door.url,
    wiring: [
      ...routes.map(({ method, path, feeds }) => `${method} ${path} → ${feeds}`),
      ...sources.map(({ feeds }) => feeds),
      ...bus.feeds,
      ...schedules.feeds,
      ...functions.filter(answersTokens).map(({ declaration }) => `tokens → ${declaration.name}`),
    ],
    port: door.port,
    now: clock.now,
    moveTo: schedules.moveTo,
    drained: () => drain([...sources, bus]),
    failures: failures.list,
    crashed: database.exited,
  }
}

const answersTokens = ({ declaration }: LocalFunction): boolean =>
  declaration.triggers.some(({ kind }) => kind === 'token')
