import { Duration, type RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

/** A bucket that nobody reads or writes but those who are given leave, and by TLS only. */
export const privateBucket = (scope: Construct, id: string, props: BucketProps): Bucket =>
  new Bucket(scope, id, {
    ...props,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
  })

type AccessLogProps = { readonly days: number; readonly removalPolicy: RemovalPolicy }

/** Where services of AWS write down who asked for what. They cannot use a key of ours. */
export const accessLogBucket = (scope: Construct, id: string, { days, removalPolicy }: AccessLogProps): Bucket =>
  privateBucket(scope, id, {
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(days) }],
    removalPolicy,
  })
