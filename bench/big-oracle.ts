import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { LadderEvent } from '#events/catalogue.ts'
import { nameOf } from '#shared/standing-events.ts'
import { answerAws } from '../test/faults/aws.ts'
import { clientOver } from '../test/faults/client.ts'
import { createTablesModel, secretAnswer, tableNameOf } from '../test/faults/deployment.ts'
import { loadTargets } from '../test/faults/handlers.ts'
import { readable } from '../test/oracle/compare.ts'
import { totalsAndSlices } from '../test/oracle/questions.ts'
import { bigHistory, bigRegister } from '../test/sql-oracle/big-history.ts'
import { BIG_NOW } from '../test/sql-oracle/big-history-telling.ts'
import { compareWithOracle, openOracle } from '../test/sql-oracle/sql-oracle.ts'
import { machine } from './baselines.ts'

/**
 * One history of some 4 million events: the log is laid into the model of DynamoDB as `ingest` leaves it, the real projector keeps
 * ledgers and cube, the real API answers, and each answer must be what SQL over the exported log counts. Needs 12 GB of memory.
 */
const { values } = parseArgs({ options: { trainees: { type: 'string', default: '213000' } } })
const trainees = Number(values.trainees)
const LIVES_AT_ONCE = 2_000

const targets = await loadTargets(Date.parse(BIG_NOW) - Date.now())
const model = createTablesModel()
answerAws(async ({ service, command, input }) =>
  service === 'dynamodb' ? model.execute(command, input) : secretAnswer,
)
const invoke = async (name: string, event: object) => targets.get(name)?.run(event)
const client = clientOver(invoke)
const { heis, epaos, employers } = bigRegister()
for (const id of [...heis, ...epaos]) await client.put(id as never, { name: `Organisation ${id}` })
for (const [id, place] of Object.entries(employers)) await client.put(id as never, { name: `Trust ${id}`, ...place })

const folder = mkdtempSync(join(tmpdir(), 'ladder-big-oracle-'))
const file = join(folder, 'log.ndjson')
const exported = openSync(file, 'w')
const started = performance.now()
const seconds = () => Math.round((performance.now() - started) / 1000)

let [events, lives] = [0, 0]
let texts: string[] = []
let subjects = new Set<string>()

const store = (event: LadderEvent): void => {
  const { subject } = event
  const content = JSON.stringify(event)
  model.execute('PutCommand', {
    TableName: tableNameOf('log'),
    Item: { subject, event: nameOf(event), recorded: event.time, content },
  })
  texts.push(`${content}\n`)
  subjects.add(subject)
  events += 1
}

/** Has the projector bring forward all that was said since the last time, as a stream would ask it to. */
const project = async (): Promise<void> => {
  writeSync(exported, texts.join(''))
  const Records = [...subjects].map((subject, nth) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { subject: { S: subject } }, SequenceNumber: String(nth + 1) },
  }))
  const answer = (await invoke('project', { Records })) as { readonly batchItemFailures: readonly object[] }
  if (answer.batchItemFailures.length > 0) throw new Error('the projector gave records back')
  texts = []
  subjects = new Set()
  if (process.stderr.isTTY) process.stderr.write(`\r${events} events, ${seconds()} s `)
}

for (const event of bigHistory(1, trainees)) {
  if (!subjects.has(event.subject)) {
    lives += 1
    if (lives % LIVES_AT_ONCE === 0) await project()
  }
  store(event)
}
await project()
closeSync(exported)
const projected = seconds()
console.log(`${events} events projected after ${projected} s`)

const oracle = await openOracle({ events: file, employers }, BIG_NOW)
const built = seconds()
const queries = totalsAndSlices()
const found = await compareWithOracle(
  oracle,
  async (query) => (await client.ask('hee:england', query as never)).body as never,
  queries,
)
oracle.close()
rmSync(folder, { recursive: true })
console.log(
  `${queries.length} questions, every measure and slice: ${found.length} differences; oracle built in ${built - projected} s, ` +
    `asked in ${seconds() - built} s (${machine()}, Node ${process.versions.node})`,
)
if (found.length > 0) console.log(readable(found))
process.exit(found.length === 0 ? 0 : 1)
