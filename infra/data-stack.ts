import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { type TableName, tables } from '#shared/tables.ts'
import { alarmTopic } from './alarm-topic.ts'
import { backUp } from './backup.ts'
import { failureBucket, keepFailuresPolicy } from './failure-bucket.ts'
import { filesBucket } from './files-bucket.ts'
import { ladderTable } from './ladder-table.ts'
import { named } from './names.ts'
import { randomSecret } from './random-secret.ts'
import { type StackProps, stackPropsOf } from './stack-props.ts'

/** What every function may need of the data stack. */
export type Foundation = {
  readonly key: Key
  readonly tables: Readonly<Record<TableName, Table>>
  readonly ulnKey: Secret
  /** The API key of GOV.UK Notify. */
  readonly notifyKey: Secret
  /** The key from which the secrets of webhooks follow. */
  readonly webhookKey: Secret
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
  readonly notifyKey: Secret
  readonly webhookKey: Secret
  readonly files: Bucket
  readonly failures: IBucket
  readonly keepFailures: IManagedPolicy
  readonly alarms: Topic

  constructor(scope: Construct, { stage }: StackProps) {
    super(scope, 'Data', stackPropsOf(stage, 'data', 'Tables, keys and failures of Ladder'))
    const removalPolicy = stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY

    this.key = new Key(this, 'Key', {
      alias: named(stage, 'data'),
      description: "Encrypts Ladder's tables, secrets, files, failures, backups and alarms",
      enableKeyRotation: true,
      removalPolicy,
    })
    const names = Object.keys(tables) as TableName[]
    this.tables = Object.fromEntries(
      names.map((name) => [name, ladderTable(this, name, { stage, key: this.key, removalPolicy })]),
    ) as Record<TableName, Table>

    const secretFor = { stage, key: this.key, removalPolicy }
    this.ulnKey = randomSecret(this, 'uln-key', {
      ...secretFor,
      description: 'Turns ULNs into references. A new key makes everybody a new person: see docs/deploying.md.',
      notRotated:
        'A reference is the hash of a ULN under this key, so that a rotation would cut every trainee from their past.',
    })
    this.notifyKey = randomSecret(this, 'notify-key', {
      ...secretFor,
      description: 'The API key of GOV.UK Notify, to be put in place of a random text: see docs/chasing.md.',
      notRotated: 'Keys of GOV.UK Notify are made and revoked by hand, in Notify itself.',
    })
    this.webhookKey = randomSecret(this, 'webhook-key', {
      ...secretFor,
      description: 'The secrets of webhooks follow from it. A new key gives every receiver a new secret.',
      notRotated: 'Each receiver of webhooks keeps a secret that follows from this key, and must be told of a new one.',
    })
    this.files = filesBucket(this, { stage, key: this.key, removalPolicy })
    const failures = failureBucket(this, { stage, key: this.key, removalPolicy })
    this.failures = failures
    this.keepFailures = keepFailuresPolicy(this, failures, this.key)
    this.alarms = alarmTopic(this, stage, this.key)
    const { log, claims, registry } = this.tables
    backUp(this, { stage, key: this.key, removalPolicy, tables: [log, claims, registry] })
  }
}
