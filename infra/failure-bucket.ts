import { Duration, type RemovalPolicy } from 'aws-cdk-lib'
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { keyStatement } from './grants.ts'
import { accessLogBucket, privateBucket } from './private-bucket.ts'
import type { Stage } from './stages.ts'

type FailureBucketProps = { readonly stage: Stage; readonly key: IKey; readonly removalPolicy: RemovalPolicy }

/**
 * Where an event source mapping puts the batches it gave up on. A queue would get only their place in the stream, which is
 * gone after a day; a bucket gets the records themselves.
 */
export const failureBucket = (scope: Construct, { stage, key, removalPolicy }: FailureBucketProps): Bucket => {
  const days = stage.days.failures
  const accessLogs = accessLogBucket(scope, 'FailureAccessLogs', { days, removalPolicy })
  return privateBucket(scope, 'Failures', {
    removalPolicy,
    lifecycleRules: [{ expiration: Duration.days(days) }],
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'failures/',
  })
}

/** Where Lambda writes inside a bucket that is a failure destination. */
const LAMBDA_PREFIX = 'aws/lambda/*'

/** Leave to put failures in, not to read, change or delete them, which the library's own destination would give. */
export const keepFailuresPolicy = (scope: Construct, failures: Bucket, key: IKey): ManagedPolicy => {
  const policy = new ManagedPolicy(scope, 'KeepFailures', {
    description: 'Lets event source mappings keep the batches that they gave up on',
    statements: [
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [failures.bucketArn] }),
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [failures.arnForObjects(LAMBDA_PREFIX)] }),
      keyStatement(key, 's3', ['Decrypt', 'GenerateDataKey']),
    ],
  })
  const bucketId = failures.stack.getLogicalId(failures.node.defaultChild as CfnBucket)
  acknowledge(
    policy,
    `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${LAMBDA_PREFIX}]`,
    'Lambda itself names the objects of failed batches below this prefix.',
  )
  return policy
}
