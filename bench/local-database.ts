import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { functions } from '#functions/catalogue.ts'
import { credentials, region } from '#local/account.ts'
import { startAws } from '#local/aws.ts'
import { openCheckpoints } from '#local/checkpoints.ts'
import { freePort, startDynamoDbLocal } from '#local/dynamodb-local.ts'
import { setEnvironment } from '#local/environment.ts'
import { type LocalFunction, loadFunctions } from '#local/functions.ts'
import { secretsIn } from '#local/kept-keys.ts'
import { openShards } from '#local/shards.ts'
import { createTables, tableName } from '#local/tables.ts'
import { warmUp } from '#local/warm-up.ts'
import { type TableName, tables } from '#shared/tables.ts'
import { clientOver } from '../test/faults/client.ts'
import { createMeter } from './capacity-meter.ts'
import type { Metered } from './ladder-with-meter.ts'
import { tellCosts } from './local-costs.ts'

/** DynamoDB Local with Ladder's tables, and the real handlers in this process; one a process, since the store's client is one. */
export type LocalDatabase = {
  readonly endpoint: string
  readonly client: DynamoDBClient
  readonly functionNamed: (name: string) => LocalFunction
  readonly invoke: (name: string, event: object) => Promise<unknown>
  /** Makes the tables anew, empty; gives their streams. */
  readonly empty: () => Promise<ReadonlyMap<TableName, string>>
  readonly stop: () => Promise<void>
}

const WANTED = ['ingest', 'project', 'relay', 'organisations', 'aggregates']

export const startLocalDatabase = async (): Promise<LocalDatabase> => {
  const [dynamoPort, awsPort] = [await freePort(), await freePort()]
  const database = await startDynamoDbLocal(dynamoPort)
  const { endpoint } = database
  const awsUrl = `http://127.0.0.1:${awsPort}`
  setEnvironment({
    dynamoDb: endpoint,
    aws: awsUrl,
    s3: awsUrl,
    door: 'http://127.0.0.1:1',
    clockOffsetMs: 0,
    verbose: false,
  })
  const aws = await startAws(awsPort, { put: () => ({ EventId: 'taken' }) }, await secretsIn())
  const client = new DynamoDBClient({ endpoint, region, credentials })
  await createTables(client)
  await warmUp(client)
  const loaded = await loadFunctions(functions.filter(({ name }) => WANTED.includes(name)))
  const functionNamed = (name: string): LocalFunction => {
    const found = loaded.find(({ declaration }) => declaration.name === name)
    if (!found) throw new Error(`${name} was not loaded`)
    return found
  }
  return {
    endpoint,
    client,
    functionNamed,
    invoke: (name, event) => functionNamed(name).invoke(event),
    empty: async () => {
      for (const name of Object.keys(tables) as TableName[])
        await client.send(new DeleteTableCommand({ TableName: tableName(name) }))
      return createTables(client)
    },
    stop: async () => {
      client.destroy()
      await aws.stop()
      await database.stop()
    },
  }
}

/** Ladder over DynamoDB Local, its streams read when it settles, with the capacity that DynamoDB Local reports. */
export const meteredOverLocal = async (local: LocalDatabase): Promise<Metered> => {
  const arn = (await local.empty()).get('log') ?? ''
  const streams = new DynamoDBStreamsClient({ endpoint: local.endpoint, region, credentials })
  const shards = openShards(streams, arn, await openCheckpoints(arn, undefined))
  const meter = createMeter()
  const silence = await tellCosts(meter)
  const deliver = async (): Promise<boolean> => {
    let found = false
    for (const shard of shards.readable()) {
      const { records, commit } = await shards.read(shard, 1000)
      if (records.length > 0) await local.invoke('project', { Records: records })
      for (let at = 0; at < records.length; at += RELAYED_AT_ONCE)
        await local.invoke('relay', { Records: records.slice(at, at + RELAYED_AT_ONCE) })
      await commit()
      found ||= records.length > 0
    }
    return found
  }
  const { post, put, ask } = clientOver(local.invoke)
  return {
    meter,
    post,
    put,
    aggregate: ask,
    settle: async () => {
      await shards.discover()
      while (await deliver());
    },
    stop: async () => {
      silence()
      streams.destroy()
    },
  }
}

const RELAYED_AT_ONCE = 100
