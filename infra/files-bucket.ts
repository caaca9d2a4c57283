import { Duration, type RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { accessLogBucket, privateBucket } from './private-bucket.ts'
import type { Stage } from './stages.ts'

type FilesBucketProps = { readonly stage: Stage; readonly key: IKey; readonly removalPolicy: RemovalPolicy }

/** Files that organisations send, and what was found in them: for days only, since they name people. Each arrival is an event. */
export const filesBucket = (scope: Construct, { stage, key, removalPolicy }: FilesBucketProps): Bucket => {
  const accessLogs = accessLogBucket(scope, 'FilesAccessLogs', { days: stage.days.logs, removalPolicy })
  const files = privateBucket(scope, 'Files', {
    removalPolicy,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    lifecycleRules: [
      { expiration: Duration.days(stage.days.files), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'files/',
    // Pages send large files straight to the addresses that `imports` signs.
    cors: [
      {
        allowedMethods: [HttpMethods.PUT],
        allowedOrigins: [stage.webOrigin],
        allowedHeaders: ['content-type'],
        exposedHeaders: ['ETag'],
        maxAge: Duration.hours(1).toSeconds(),
      },
    ],
  })
  // The library's own switch deploys a function of its own that nobody here would look after.
  const resource = files.node.defaultChild as CfnBucket
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
  return files
}
