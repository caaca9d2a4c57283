import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { type TableDeclaration, type TableName, tables } from '#shared/tables.ts'

export const tableName = (name: TableName): string => `ladder-${name}`

const keySchema = (partitionKey: string, sortKey?: string): NonNullable<CreateTableCommandInput['KeySchema']> => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
]

const keysOf = ({ partitionKey, sortKey, indexes = {} }: TableDeclaration): ReadonlySet<string> =>
  new Set(
    [{ partitionKey, sortKey }, ...Object.values(indexes)]
      .flatMap((key) => [key.partitionKey, key.sortKey])
      .filter((key) => key !== undefined),
  )

const creation = (name: TableName, table: TableDeclaration): CreateTableCommandInput => ({
  TableName: tableName(name),
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [...keysOf(table)].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
  KeySchema: keySchema(table.partitionKey, table.sortKey),
  ...(table.indexes && {
    GlobalSecondaryIndexes: Object.entries(table.indexes).map(([index, { partitionKey, sortKey }]) => ({
      IndexName: index,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  }),
  ...(table.stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream } }),
})

/** Creates the table if it is not there, and returns the address of its stream, if it has one. */
const createTable = async (
  client: DynamoDBClient,
  name: TableName,
  table: TableDeclaration,
): Promise<string | undefined> => {
  const input = creation(name, table)
  try {
    await client.send(new CreateTableCommand(input))
    await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName: input.TableName })
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  const { Table } = await client.send(new DescribeTableCommand({ TableName: input.TableName }))
  return Table?.LatestStreamArn
}

/** Creates every table that is absent. Returns their streams' addresses by table. */
export const createTables = async (
  client: DynamoDBClient,
  declared: Readonly<Partial<Record<TableName, TableDeclaration>>> = tables,
): Promise<ReadonlyMap<TableName, string>> => {
  const streams = new Map<TableName, string>()
  for (const [name, table] of Object.entries(declared) as [TableName, TableDeclaration][]) {
    const stream = await createTable(client, name, table)
    if (stream !== undefined) streams.set(name, stream)
  }
  return streams
}
