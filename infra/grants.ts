import { Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Access } from '#functions/declaration.ts'
import { type TableDeclaration, type TableName, tables } from '#shared/tables.ts'

const reading = ['GetItem', 'BatchGetItem', 'Query', 'Scan']
// A transaction's actions are allowed one by one, under their own names.
const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem']
// A statement that inserts fails where the item is there already.
const appending = ['PartiQLInsert']
const inDynamo = (actions: readonly string[]): string[] => actions.map((action) => `dynamodb:${action}`)

/** What a declaration asks of a table and no more. Indexes are named one by one: no wildcard. */
export const grantTable = (grantee: IGrantable, name: TableName, table: Table, access: Access): void => {
  const { indexes = {} }: TableDeclaration = tables[name]
  const indexArns = Object.keys(indexes).map((index) => `${table.tableArn}/index/${index}`)
  allow(grantee, inDynamo(reading), [table.tableArn, ...indexArns])
  if (access === 'read-append') allow(grantee, inDynamo(appending), [table.tableArn])
  // Who may write may append too.
  if (access === 'read-write') allow(grantee, inDynamo([...writing, ...appending]), [table.tableArn])
}

/** Reading a secret. The library's own grant would write the reader into the key's policy, and so tie the data to its user. */
export const grantSecret = (grantee: IGrantable, secret: Secret, key: IKey): void => {
  allow(grantee, ['secretsmanager:GetSecretValue'], [secret.secretArn])
  grantee.grantPrincipal.addToPrincipalPolicy(keyStatement(key, 'secretsmanager', ['Decrypt']))
}

/** The use of a key through one service only. */
export const keyStatement = (key: IKey, service: string, actions: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `kms:${action}`),
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(key).region}.amazonaws.com` } },
  })

const allow = (grantee: IGrantable, actions: string[], resources: string[]) =>
  grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }))
