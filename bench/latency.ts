import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { startPlatform } from '#local/platform.ts'
import { tableName } from '#local/tables.ts'
import type { Query } from '#shared/plan.ts'
import { type Figure, figure, quantile } from './figures.ts'
import { cubeRows, longRun } from './filled-model.ts'
import { signedIn } from './http-client.ts'
import { nameOfQuery, queries } from './query-units.ts'
import { type Workload, workloadOf } from './workload.ts'

const ENROLMENTS = 20_000
const ROUNDS = 60
const WARM_ROUNDS = 10
const MOST_MS = 50

/**
 * How long a warm aggregate query takes over HTTP, one at a time, on the platform over DynamoDB Local. The cube's rows are put
 * there as they would be; the register and programmes come over the API.
 */
export const latency = async (log: (line: string) => void): Promise<Figure[]> => {
  const platform = await startPlatform({ port: 0 })
  const call = signedIn(platform.url)
  try {
    const workload = workloadOf(longRun)
    for (const [id, body] of workload.organisations)
      await call('hee:england', `/organisations/${encodeURIComponent(id)}`, { method: 'PUT', type: JSON_TYPE, body })
    for (const { subject, source, ...rest } of workload.openings)
      await call(source.slice('/organisations/'.length), '/events', {
        method: 'POST',
        type: 'application/cloudevents+json',
        body: { subject, source, ...rest },
      })
    await platform.drained()
    log(`  ${ENROLMENTS} enrolments in ${await putRows(workload)} rows of the cube`)

    const totals: number[] = []
    const grouped: number[] = []
    for (const query of queries(workload)) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS + WARM_ROUNDS; round++) {
        const start = performance.now()
        await call('hee:england', pathOf(query))
        if (round >= WARM_ROUNDS) times.push(performance.now() - start)
      }
      const group = query.groupBy.length === 0 ? totals : grouped
      group.push(...times)
      const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
      log(
        `  ${nameOfQuery(query).padEnd(38)} p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms`,
      )
    }
    return [
      figure('aggregate query of a total: p50', quantile(totals, 0.5), 'ms'),
      figure('aggregate query of a total: p99', quantile(totals, 0.99), 'ms', { atMost: MOST_MS }),
      figure('aggregate query by groups: p50', quantile(grouped, 0.5), 'ms'),
      figure('aggregate query by groups: p99', quantile(grouped, 0.99), 'ms', { atMost: MOST_MS }),
    ]
  } finally {
    await platform.stop()
  }
}

const JSON_TYPE = 'application/json'
const ROWS_AT_ONCE = 25

const putRows = async (workload: Workload): Promise<number> => {
  const store = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  const rows = [...cubeRows(workload, ENROLMENTS)]
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const part = rows.slice(at, at + ROWS_AT_ONCE)
    const requests = part.map(({ slice, cell, counters }) => ({ PutRequest: { Item: { slice, cell, ...counters } } }))
    await store.send(new BatchWriteCommand({ RequestItems: { [tableName('cube')]: requests } }))
  }
  store.destroy()
  return rows.length
}

const pathOf = ({ aggregate, filters, groupBy }: Query): string => {
  const parameters = new URLSearchParams(filters as Record<string, string>)
  if (groupBy.length > 0) parameters.set('groupBy', groupBy.join(','))
  return `/aggregates/${aggregate}?${parameters}`
}
