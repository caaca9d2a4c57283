import { Duration, type RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { Stage } from './stages.ts'

type FilesBucketProps = { readonly stage: Stage; readonly key: IKey; readonly removalPolicy: RemovalPolicy }

/** Files that organisations send, and what was found in them: for days only, since they name people. Each arrival is an event. */
export const filesBucket = (scope: Construct, { stage, key, removalPolicy }: FilesBucketProps): Bucket => {
  const shared = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy,
  }
  const accessLogs = new Bucket(scope, 'FilesAccessLogs', {
    ...shared,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(stage.days.logs) }],
  })
  const files = new Bucket(scope, 'Files', {
    ...shared,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    lifecycleRules: [
      { expiration: Duration.days(stage.days.files), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'files/',
  })
  // The library's own switch deploys a function of its own that nobody here would look after.
  const resource = files.node.defaultChild as CfnBucket
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
  return files
}
