import { tableNameOf } from '../test/faults/deployment.ts'
import { createModel } from '../test/model/dynamodb.ts'
import { breakdown, eventCosts } from './event-units.ts'
import { type Figure, figure } from './figures.ts'
import { fillCube, longRun } from './filled-model.ts'
import { meteredOverModel, setTheScene } from './ladder-with-meter.ts'
import { naiveTables, naiveTransaction } from './naive-transaction.ts'
import { costLine, costsOfQueries, flatInEvents, queries } from './query-units.ts'
import { area, workloadOf } from './workload.ts'

const ENROLMENTS = 10_000

/** Capacity units on the model of DynamoDB, the same on every machine: of an event, and of a query at 10,000 enrolments. */
export const units = async (log: (line: string) => void): Promise<Figure[]> => {
  log('An event through ingest, projection and relay, on the model of DynamoDB')
  const { costs, figures } = await eventCosts(meteredOverModel)
  for (const cost of costs) log(breakdown(cost))
  return [...figures, naive(), ...(await queryFigures(log)), await flatInEvents()]
}

const queryFigures = async (log: (line: string) => void): Promise<Figure[]> => {
  log(`A query at ${ENROLMENTS} enrolments, on the model`)
  const ladder = await meteredOverModel()
  const workload = workloadOf(longRun)
  await setTheScene(ladder, workload)
  fillCube(ladder.model, workload, ENROLMENTS)
  const costs = await costsOfQueries(ladder, queries(workload))
  for (const cost of costs) log(costLine(cost))
  return costs.flatMap(({ name, units: spent, rows }) => [
    figure(`${name}: read units`, spent, 'a query'),
    figure(`${name}: rows read`, rows, 'a query'),
  ])
}

/** What a transaction for each event costs: eight items, each written twice. */
const naive = (): Figure => {
  const model = createModel({
    tables: Object.fromEntries(Object.entries(naiveTables).map(([name, table]) => [tableNameOf(name), table])),
  })
  const versions = new Map<string, number>()
  let events = 0
  for (const event of [...workloadOf(area).lives(20)].flatMap((life) => [...life])) {
    const version = versions.get(event.subject) ?? 0
    const place = { region: 'r', hei: 'h', programme: 'p', cohort: 'c', employer: 'e' }
    model.execute('TransactWriteCommand', naiveTransaction(event, place, version))
    versions.set(event.subject, version + 1)
    events += 1
  }
  const spent = Object.values(model.units()).reduce((sum, { write }) => sum + write, 0)
  return figure('naive transaction: write units', spent / events, 'an event')
}
