import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { type IManagedPolicy, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { type TableName, tables } from '#shared/tables.ts'
import { acknowledge } from './acknowledge.ts'
import { backUp } from './backup.ts'
import { failureBucket, keepFailuresPolicy } from './failure-bucket.ts'
import { filesBucket } from './files-bucket.ts'
import { ladderTable } from './ladder-table.ts'
import { named } from './names.ts'
import { type StackProps, stackPropsOf } from './stack-props.ts'

/** What every function may need of the data stack. */
export type Foundation = {
  readonly key: Key
  readonly tables: Readonly<Record<TableName, Table>>
  readonly ulnKey: Secret
  readonly files: Bucket
  readonly failures: IBucket
  readonly keepFailures: IManagedPolicy
  readonly alarms: Topic
}

/** What must outlive everything else: the tables, the keys, and what could not be processed. */
export class DataStack extends Stack implements Foundation {
  readonly key: Key
  readonly tables: Readonly<Record<TableName, Table>>
  readonly ulnKey: Secret
  readonly files: Bucket
  readonly failures: IBucket
  readonly keepFailures: IManagedPolicy
  readonly alarms: Topic

  constructor(scope: Construct, { stage }: StackProps) {
    super(scope, 'Data', stackPropsOf(stage, 'data', 'Tables, keys and failures of Ladder'))
    const removalPolicy = stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY

    this.key = new Key(this, 'Key', {
      alias: named(stage, 'data'),
      description: "Encrypts Ladder's tables, secret, files, failures, backups and alarms",
      enableKeyRotation: true,
      removalPolicy,
    })
    const names = Object.keys(tables) as TableName[]
    this.tables = Object.fromEntries(
      names.map((name) => [name, ladderTable(this, name, { stage, key: this.key, removalPolicy })]),
    ) as Record<TableName, Table>

    this.ulnKey = new Secret(this, 'UlnKey', {
      secretName: named(stage, 'uln-key'),
      description: 'Turns ULNs into references. A new key makes everybody a new person: see docs/deploying.md.',
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    })
    acknowledge(
      this.ulnKey,
      'AwsSolutions-SMG4',
      'A reference is the hash of a ULN under this key, so that a rotation would cut every trainee from their past.',
    )
    this.files = filesBucket(this, { stage, key: this.key, removalPolicy })
    const failures = failureBucket(this, { stage, key: this.key, removalPolicy })
    this.failures = failures
    this.keepFailures = keepFailuresPolicy(this, failures, this.key)
    this.alarms = new Topic(this, 'Alarms', {
      topicName: named(stage, 'alarms'),
      masterKey: this.key,
      enforceSSL: true,
    })
    this.key.grantEncryptDecrypt(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    )
    const { log, claims, registry } = this.tables
    backUp(this, { stage, key: this.key, removalPolicy, tables: [log, claims, registry] })
  }
}
