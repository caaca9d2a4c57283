import type { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { type TableDeclaration, type TableName, tables } from '#shared/tables.ts'
import { named, pascal } from './names.ts'
import type { Stage } from './stages.ts'

type TableProps = { readonly stage: Stage; readonly key: IKey; readonly removalPolicy: RemovalPolicy }

const streams = {
  NEW_IMAGE: StreamViewType.NEW_IMAGE,
  NEW_AND_OLD_IMAGES: StreamViewType.NEW_AND_OLD_IMAGES,
} as const

const text = (name: string) => ({ name, type: AttributeType.STRING })

/** A table as shared/tables.ts declares it. */
export const ladderTable = (scope: Construct, name: TableName, { stage, key, removalPolicy }: TableProps): Table => {
  const { partitionKey, sortKey, indexes = {}, stream, expires }: TableDeclaration = tables[name]
  const table = new Table(scope, pascal(name), {
    tableName: named(stage, name),
    partitionKey: text(partitionKey),
    ...(sortKey && { sortKey: text(sortKey) }),
    ...(stream && { stream: streams[stream] }),
    ...(expires && { timeToLiveAttribute: expires }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: stage.protected,
    removalPolicy,
  })
  for (const [indexName, index] of Object.entries(indexes))
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: text(index.partitionKey),
      sortKey: text(index.sortKey),
      projectionType: ProjectionType.KEYS_ONLY,
    })
  return table
}
