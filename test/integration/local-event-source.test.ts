import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StreamTrigger } from '#functions/declaration.ts'
import { credentials, region } from '#local/account.ts'
import { type DynamoDbLocal, freePort, startDynamoDbLocal } from '#local/dynamodb-local.ts'
import { startEventSources } from '#local/event-sources.ts'
import { openFailures } from '#local/failures.ts'
import { fakeFunction } from '#local/fakes-in-tests.ts'
import { createTables, tableName } from '#local/tables.ts'

const trigger: StreamTrigger = {
  kind: 'stream',
  table: 'log',
  batchSize: 4,
  windowSeconds: 1,
  retries: 1,
  maxAgeSeconds: 3600,
}
const idOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.event?.S ?? ''
const idsOf = (records: readonly DynamoDBRecord[]) => records.map(idOf)

let folder: string
let port: number
let database: DynamoDbLocal
let client: DynamoDBClient

const startDatabase = async () => {
  database = await startDynamoDbLocal(port, join(folder, 'dynamodb'))
  client = new DynamoDBClient({ endpoint: database.endpoint, region, credentials })
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ladder-streams-'))
  port = await freePort()
  await startDatabase()
})
afterAll(async () => {
  await database.stop()
  await rm(folder, { recursive: true })
})

const put = async (...events: string[]) => {
  for (const event of events) {
    const Item = { subject: { S: 'one' }, event: { S: event }, bytes: { B: new Uint8Array([1, 2]) } }
    await client.send(new PutItemCommand({ TableName: tableName('log'), Item }))
  }
}

/** Brings the stream of the log to one function for each handler, as far as it goes, and stops. */
const deliver = async (handlers: Record<string, (records: readonly DynamoDBRecord[]) => unknown>) => {
  const failures = openFailures(() => undefined)
  const functions = Object.entries(handlers).map(([name, handler]) =>
    fakeFunction(name, trigger, (event) => handler((event as { Records: DynamoDBRecord[] }).Records)),
  )
  const sources = await startEventSources(functions, {
    dynamoDb: database.endpoint,
    streams: await createTables(client),
    failures,
    log: () => undefined,
    folder: join(folder, 'checkpoints'),
  })
  await Promise.all(sources.map((source) => source.drained()))
  await Promise.all(sources.map((source) => source.stop()))
  return failures.list()
}

describe('an event source mapping', () => {
  it('brings every record to each function in order, whatever becomes of it in another', async () => {
    await createTables(client)
    await put('a', 'b', 'c', 'd', 'e', 'f')
    const seen: DynamoDBRecord[] = []
    const reached: string[] = []
    const failures = await deliver({
      first: (records) => {
        seen.push(...records)
      },
      second: (records) => {
        const poison = records.findIndex((record) => idOf(record) === 'c')
        reached.push(...idsOf(poison === -1 ? records : records.slice(0, poison)))
        const failed = records[poison]?.dynamodb?.SequenceNumber
        return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] }
      },
    })
    expect(idsOf(seen)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(reached).toEqual(['a', 'b', 'd', 'e', 'f'])
    expect(failures).toMatchObject([{ function: 'second', trigger: 'log', condition: 'RetryAttemptsExhausted' }])
    expect(seen[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringContaining(':table/ladder-log/stream/'),
      dynamodb: { NewImage: { bytes: { B: 'AQI=' } }, ApproximateCreationDateTime: expect.any(Number) },
    })
  })

  it('goes on where it was after the database was killed', async () => {
    await put('g')
    await database.stop()
    await startDatabase()
    await put('h')
    const seen: string[] = []
    await deliver({
      first: (records) => {
        seen.push(...idsOf(records))
      },
    })
    expect(seen).toEqual(['g', 'h'])
  })

  it('begins at the oldest record for a function that is new', async () => {
    const seen: string[] = []
    await deliver({
      third: (records) => {
        seen.push(...idsOf(records))
      },
    })
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  })
})
