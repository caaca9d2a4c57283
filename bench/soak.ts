import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { LadderEvent } from '#events/catalogue.ts'
import { environmentPath } from '#local/environment.ts'
import { regionCodes } from '#shared/grains.ts'
import { clientOf, inLanes } from '../test/integration/world-client.ts'
import { totalsAndSlices } from '../test/oracle/questions.ts'
import { randomFrom } from '../test/oracle/random.ts'
import { bySender } from '../test/oracle/world.ts'
import { bigHistory, bigRegister } from '../test/sql-oracle/big-history.ts'
import { BIG_NOW } from '../test/sql-oracle/big-history-telling.ts'
import { compareWithOracle, openOracle } from '../test/sql-oracle/sql-oracle.ts'
import { machine } from './baselines.ts'

/**
 * Soak: so many events, a tenth of them sent twice, through the whole platform on this machine over HTTP, as `npm start` runs it. Says
 * as it goes how fast they are taken and how much memory the platform has; in the end every aggregate must be what the
 * independent oracle counts, the cube must verify, and the platform's memory must have stayed flat.
 */
const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const SENT = Number(values.events)
const BATCH = 500
/** Lives told together: their events are sorted by sender, so that batches are full. */
const LIVES_AT_ONCE = 400
const EVENTS_A_LIFE = 19
const SENDERS_AT_ONCE = 6
/** How much of the platform's memory at half of the way it may have at the end. */
const MOST_GROWTH = 1.25

const random = randomFrom(Number(values.seed))
const told = join(mkdtempSync(join(tmpdir(), 'ladder-soak-')), 'told.ndjson')
const { heis, epaos, employers } = bigRegister()

const platform = spawn(
  process.execPath,
  ['local/start.ts', '--empty', '--no-build', '--port', '0', '--clock', BIG_NOW],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
process.on('exit', () => platform.kill('SIGINT'))
// Killed, it takes the platform along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const ready = Promise.withResolvers<string>()
createInterface({ input: platform.stdout }).on('line', (line) => {
  if (line.startsWith('ready ')) ready.resolve(line.slice('ready '.length))
})
const url = await ready.promise
const client = clientOf(url)

/** Resident memory of a process in MB. */
const memoryOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** The database is the process that was started with the port at which the platform reaches it. */
const databaseOf = async (): Promise<number> => {
  const response = await fetch(`${url}${environmentPath}`)
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint = '' } = (await response.json()) as Record<string, string>
  const isDatabase = (pid: string) => {
    const line = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') : []
    return line[0]?.endsWith('java') && line.includes(new URL(endpoint).port)
  }
  return Number(readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && isDatabase(pid)))
}
const database = await databaseOf()

const counts = { sent: 0, stored: 0, duplicate: 0, rejected: 0 }
const started = performance.now()
const samples: { readonly sent: number; readonly platformMb: number; readonly databaseMb: number }[] = []
const look = () => {
  const sample = { sent: counts.sent, platformMb: memoryOf(platform.pid ?? 0), databaseMb: memoryOf(database) }
  samples.push(sample)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${String(sample.sent).padStart(9)} events  ${Math.round(sample.sent / seconds)} a second  ` +
      `platform ${sample.platformMb} MB  database ${sample.databaseMb} MB  ${Math.round(seconds)} s`,
  )
}

const send = async (sender: string, events: readonly LadderEvent[]): Promise<void> => {
  for (let at = 0; at < events.length; at += BATCH) {
    const batch = events.slice(at, at + BATCH)
    const again = batch.filter(() => random.chance(0.1 / 0.9))
    for (const part of again.length > 0 ? [batch, again] : [batch]) {
      for (const { status, problem } of await client.send(sender, part)) {
        counts[status as 'stored' | 'duplicate' | 'rejected'] += 1
        if (status === 'rejected') console.error(JSON.stringify(problem))
      }
      counts.sent += part.length
    }
  }
}

const sendAll = async (events: readonly LadderEvent[]): Promise<void> => {
  appendFileSync(told, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  await inLanes(SENDERS_AT_ONCE, random.shuffled(bySender(events)), ([sender, said]) => send(sender, said))
}

const enrolled = async (): Promise<number> => {
  const { body } = await client.ask({ aggregate: 'churn', filters: {}, groupBy: [] })
  return (body as { total: { enrolled: number } }).total.enrolled
}

/** Waits until the cube is as the log says: the streams have brought everything. */
const drained = async (): Promise<boolean> => {
  for (let before = -1, now = await enrolled(); before !== now; now = await enrolled()) {
    before = now
    await sleep(5_000)
  }
  const port = new URL(url).port
  const verify = spawn(process.execPath, ['local/ladder.ts', 'verify', '--port', port], { stdio: 'inherit' })
  return (await new Promise((resolve) => verify.on('close', resolve))) === 0
}

for (const region of regionCodes)
  await client.put('hee:england', `/organisations/hee:${region}`, { name: `Commissioner ${region}` })
for (const id of heis) await client.put('hee:england', `/organisations/${id}`, { name: `University ${id.slice(-3)}` })
for (const id of epaos) await client.put('hee:england', `/organisations/${id}`, { name: `Assessor ${id.slice(-3)}` })
for (const [id, place] of Object.entries(employers))
  await client.put('hee:england', `/organisations/${id}`, { name: `Trust ${id.slice(-3)}`, ...place })

let part: LadderEvent[] = []
const aboutPeople = ({ subject }: LadderEvent) => !subject.includes('/')
const lives = Math.ceil((SENT * 0.9) / EVENTS_A_LIFE)
let isOpened = false
for (const event of bigHistory(Number(values.seed), lives)) {
  if (!isOpened && aboutPeople(event)) {
    // Programmes must be open before anybody enrols in them.
    const [openings, others] = Object.values(Object.groupBy(part, ({ type }) => `${type !== 'programme.opened'}`))
    await sendAll(openings ?? [])
    await sendAll(others ?? [])
    part = []
    isOpened = true
  }
  part.push(event)
  if (part.length < LIVES_AT_ONCE * EVENTS_A_LIFE) continue
  await sendAll(part)
  part = []
  look()
}
await sendAll(part)
look()

const isVerified = await drained()
console.log(`all in after ${Math.round((performance.now() - started) / 1000)} s: ${JSON.stringify(counts)}`)
look()

const oracle = await openOracle({ events: told, employers }, BIG_NOW)
const found = await compareWithOracle(
  oracle,
  async (query) => (await client.ask(query)).body as never,
  totalsAndSlices(),
)
oracle.close()

const half = samples.find(({ sent }) => sent >= counts.sent / 2)
const growth = (samples.at(-1)?.platformMb ?? 0) / (half?.platformMb ?? 1)
console.log(
  `${found.length} differences to the oracle in ${totalsAndSlices().length} questions; verify ${isVerified ? 'found none' : 'failed'}; ` +
    `the platform's memory at the end is ${Math.round(growth * 100)} % of that half-way ` +
    `(${machine()}, Node ${process.versions.node})`,
)
if (found.length > 0) console.log(JSON.stringify(found.slice(0, 10), null, 1))
process.exitCode = found.length === 0 && isVerified && counts.rejected === 0 && growth <= MOST_GROWTH ? 0 : 1
process.exit()
