import { Duration, type RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { Stage } from './stages.ts'

type FailureBucketProps = { readonly stage: Stage; readonly key: IKey; readonly removalPolicy: RemovalPolicy }

/**
 * Where an event source mapping puts the batches it gave up on. A queue would get only their place in the stream, which is
 * gone after a day; a bucket gets the records themselves.
 */
export const failureBucket = (scope: Construct, { stage, key, removalPolicy }: FailureBucketProps): Bucket => {
  const shared = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy,
    lifecycleRules: [{ expiration: Duration.days(stage.days.failures) }],
  }
  const accessLogs = new Bucket(scope, 'FailureAccessLogs', { ...shared, encryption: BucketEncryption.S3_MANAGED })
  return new Bucket(scope, 'Failures', {
    ...shared,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'failures/',
  })
}
