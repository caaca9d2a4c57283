import { Duration, type RemovalPolicy } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { named } from './names.ts'
import type { Stage } from './stages.ts'

type BackupProps = {
  readonly stage: Stage
  readonly key: IKey
  readonly removalPolicy: RemovalPolicy
  readonly tables: readonly Table[]
}

/** A copy every night of the tables that nothing else can be made from. Records and cube are made again from the log. */
export const backUp = (scope: Construct, { stage, key, removalPolicy, tables }: BackupProps): void => {
  const backupVault = new BackupVault(scope, 'Backups', {
    backupVaultName: named(stage, 'backups'),
    encryptionKey: key,
    removalPolicy,
    ...(stage.protected && { lockConfiguration: { minRetention: Duration.days(stage.days.backups) } }),
  })
  const plan = new BackupPlan(scope, 'BackupPlan', {
    backupVault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'nightly',
        scheduleExpression: Schedule.cron({ hour: '2', minute: '0' }),
        deleteAfter: Duration.days(stage.days.backups),
      }),
    ],
  })
  const selection = plan.addSelection('Selection', {
    resources: tables.map((table) => BackupResource.fromDynamoDbTable(table)),
  })
  acknowledge(
    selection,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    'AWS Backup asks for this policy by name, and follows it when the service changes.',
  )
}
