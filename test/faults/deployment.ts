import { tableName } from '#local/tables.ts'
import { type TableName, tables } from '#shared/tables.ts'
import { createModel } from '../model/dynamodb.ts'

/** The name of a table as it is deployed here. */
export const tableNameOf = (name: string): string => tableName(name as TableName)

export type Model = ReturnType<typeof createModel>
type Options = Omit<Parameters<typeof createModel>[0], 'tables'>

/** A model of DynamoDB with Ladder's tables in it, all empty. */
export const createTablesModel = (options: Options = {}): Model =>
  createModel({
    tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [tableNameOf(name), table])),
    ...options,
  })

/** The key of references, as Secrets Manager would give it. */
export const secretAnswer = { SecretString: 'a key that only tests know' }
