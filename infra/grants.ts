import { Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { type IGrantable, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Access, FilesAccess } from '#functions/declaration.ts'
import { type TableDeclaration, type TableName, tables } from '#shared/tables.ts'
import { acknowledge } from './acknowledge.ts'

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

const onFiles: Readonly<Record<FilesAccess, readonly string[]>> = {
  read: ['GetObject'],
  write: ['PutObject', 'DeleteObject'],
  'read-write': ['GetObject', 'PutObject', 'DeleteObject'],
}

/** What a declaration asks of the bucket of files. Without the leave to list, one that is not there would look forbidden. */
export const grantFiles = (role: Role, files: Bucket, key: IKey, access: FilesAccess): void => {
  const inS3 = onFiles[access].map((action) => `s3:${action}`)
  allow(role, inS3, [files.arnForObjects('*')])
  if (access !== 'write') allow(role, ['s3:ListBucket'], [files.bucketArn])
  role.addToPolicy(keyStatement(key, 's3', ['Decrypt', 'GenerateDataKey']))
  // The checks name the bucket as the role's stack imports it.
  const { 'Fn::ImportValue': bucket } = files.stack.resolve(files.stack.exportValue(files.bucketArn))
  acknowledge(
    role,
    `AwsSolutions-IAM5[Resource::${bucket}/*]`,
    'Each file has a name of its own, and the bucket holds nothing but files.',
  )
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
