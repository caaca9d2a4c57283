import { isDeepStrictEqual } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import {
  BatchExecuteStatementCommand,
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { credentials, region } from '#local/account.ts'
import { openCheckpoints } from '#local/checkpoints.ts'
import { freePort, startDynamoDbLocal } from '#local/dynamodb-local.ts'
import { openShards, type Shards } from '#local/shards.ts'
import { createTables } from '#local/tables.ts'
import { type TableDeclaration, type TableName, tables } from '#shared/tables.ts'
import { type Change, createModel } from '../../model/dynamodb.ts'
import { marshalled } from '../../model/marshalled.ts'
import { withSortedSets } from './sorted-sets.ts'

/** Two of the product's tables: one with all kinds of keys, one with the fewest. Both tell their changes. */
const declared = {
  records: { ...tables.records, stream: 'NEW_AND_OLD_IMAGES' },
  claims: { ...tables.claims, stream: 'NEW_AND_OLD_IMAGES' },
} as const satisfies Partial<Record<TableName, TableDeclaration>>

export const records = 'ladder-records'
export const claims = 'ladder-claims'

/** A change as streams tell it: its kind, the item's keys, and the item before and after in the form of the wire. */
type Told = readonly [kind: unknown, keys: object | undefined, before: unknown, after: unknown]

/** Something that answers the commands of the document client: DynamoDB Local, or the model of it. */
export type Store = {
  readonly send: (command: string, input: object) => Promise<object>
  /** The changes since the last time, by table. Their order is that of each item: between items streams promise none. */
  readonly changes: () => Promise<Readonly<Record<string, readonly Told[]>>>
}

export const modelStore = (): Store & { readonly units: () => object } => {
  const model = createModel({ tables: { [records]: declared.records, [claims]: declared.claims } })
  let told: Change[] = []
  model.onChange((change) => told.push(change))
  const changesOf = (name: string): Told[] =>
    told
      .filter(({ table }) => table === name)
      .map(({ kind, keys, before, after }) => [
        kind,
        marshalled(keys),
        before && marshalled(before),
        after && marshalled(after),
      ])
  return {
    send: async (command, input) => model.execute(command, input),
    changes: async () => {
      const changes = { [records]: byItem(changesOf(records)), [claims]: byItem(changesOf(claims)) }
      told = []
      return changes
    },
    units: model.units,
  }
}

const commands = {
  GetCommand,
  BatchGetCommand,
  QueryCommand,
  ScanCommand,
  PutCommand,
  UpdateCommand,
  DeleteCommand,
  BatchWriteCommand,
  BatchExecuteStatementCommand,
  TransactWriteCommand,
} as const

/** Starts DynamoDB Local with the tables. `empty` takes all items away again. */
export const startLocalStore = async () => {
  const database = await startDynamoDbLocal(await freePort())
  const config = { endpoint: database.endpoint, region, credentials }
  const client = new DynamoDBClient(config)
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const streams = await createTables(client, declared)
  const streamsClient = new DynamoDBStreamsClient(config)
  const shardsOf = async (name: keyof typeof declared): Promise<Shards> => {
    const stream = streams.get(name) ?? ''
    return openShards(streamsClient, stream, await openCheckpoints(stream))
  }
  const shards = { [records]: await shardsOf('records'), [claims]: await shardsOf('claims') }

  const send: Store['send'] = async (command, input) => {
    const Command = commands[command as keyof typeof commands]
    const { $metadata: _, ...output } = await documents.send(new Command(input as never) as PutCommand)
    return output
  }
  const changes = async () => {
    const told = ([records, claims] as const).map(async (name) => {
      const Item = markers[name]
      // Streams lag behind: an item that comes and goes after all others says when everything has been told.
      await send('PutCommand', { TableName: name, Item })
      await send('DeleteCommand', { TableName: name, Key: Item })
      return [name, byItem(await toldBefore(shards[name], marshalled(Item)))] as const
    })
    return Object.fromEntries(await Promise.all(told))
  }
  const empty = async () => {
    for (const [name, keys] of [
      [records, ['subject', 'item']],
      [claims, ['event']],
    ] as const) {
      const { Items = [] } = (await send('ScanCommand', { TableName: name })) as { Items?: Record<string, unknown>[] }
      for (const item of Items) {
        const Key = Object.fromEntries(keys.map((key) => [key, item[key]]))
        await send('DeleteCommand', { TableName: name, Key })
      }
      if (Items.length > 0) await empty()
    }
    await changes()
  }
  return { send, changes, empty, stop: database.stop }
}

const byItem = (told: readonly Told[]): Told[] =>
  told
    .map(([kind, keys, before, after]): Told => [kind, keys, withSortedSets(before), withSortedSets(after)])
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))

const nameOf = ([, keys = {}]: Told): string => JSON.stringify(Object.entries(keys).sort())

const markers = { [records]: { subject: 'marker', item: 'marker' }, [claims]: { event: 'marker' } }

/** What a stream tells until the marker has come and gone. */
const toldBefore = async (shards: Shards, marker: object): Promise<Told[]> => {
  const told: Told[] = []
  for (;;) {
    await shards.discover()
    for (const shard of shards.readable()) {
      const page = await shards.read(shard, 1000)
      await page.commit()
      for (const { eventName, dynamodb: { Keys, OldImage, NewImage } = {} } of page.records) {
        if (!isDeepStrictEqual(Keys, marker)) told.push([eventName, Keys, OldImage, NewImage])
        else if (eventName === 'REMOVE') return told
      }
    }
  }
}
