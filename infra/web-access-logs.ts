import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { accessLogBucket } from './private-bucket.ts'
import { edgeRegion, type Stage } from './stages.ts'

/** Where requests for the pages are logged. What CloudFront writes of each, the stack edge says. */
export const webAccessLogs = (scope: Construct, stage: Stage): Bucket => {
  const bucket = accessLogBucket(scope, 'AccessLogs', {
    days: stage.days.logs,
    removalPolicy: stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  const { account, partition } = Stack.of(scope)
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/CloudFront/*`)],
      conditions: {
        StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${edgeRegion}:${account}:delivery-source:*` },
      },
    }),
  )
  return bucket
}
