import { join } from 'node:path'
import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { type Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct, IConstruct } from 'constructs'
import type { WebConfig } from '../web/config.ts'
import { acknowledge } from './acknowledge.ts'
import { privateBucket } from './private-bucket.ts'
import type { Stage } from './stages.ts'

type PageFilesProps = {
  readonly stage: Stage
  /** The folder of the built pages. */
  readonly pages: string
  readonly config: WebConfig
  readonly accessLogs: Bucket
}

/** The bucket of the built pages, with config.json beside them. All of it is public, and can be built again. */
export const pageFiles = (scope: Construct, { stage, pages, config, accessLogs }: PageFilesProps): Bucket => {
  const bucket = privateBucket(scope, 'Pages', {
    // With a key of ours each file would be a call of KMS, for what everybody may read.
    encryption: BucketEncryption.S3_MANAGED,
    removalPolicy: RemovalPolicy.DESTROY,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'pages/',
  })
  const logGroup = new LogGroup(scope, 'DeploymentLogs', {
    logGroupName: `/ladder/${stage.name}/pages`,
    retention: stage.days.logs,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const shared = { destinationBucket: bucket, logGroup, retainOnDelete: false }
  // Their names change with their content. Those of before stay, for whoever opens a page while the next are being deployed.
  const assets = new BucketDeployment(scope, 'Assets', {
    ...shared,
    sources: [Source.asset(join(pages, 'assets'))],
    destinationKeyPrefix: 'assets',
    prune: false,
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
  })
  // After the assets that they name. A browser asks for them again each time, so that what is deployed is seen at once.
  const documents = new BucketDeployment(scope, 'Documents', {
    ...shared,
    sources: [Source.asset(pages, { exclude: ['assets'] }), Source.jsonData('config.json', config)],
    exclude: ['assets/*'],
    prune: true,
    cacheControl: [CacheControl.noCache()],
  })
  documents.node.addDependency(assets)
  acceptHelper(assets, stage, bucket)
  return bucket
}

/** The library's own function that unpacks what was built. It runs during deployments only. */
const acceptHelper = ({ handlerRole }: BucketDeployment, { region }: Stage, bucket: Bucket): void => {
  const helper = handlerRole.node.scope as IConstruct
  const ofLibrary = 'It is a function of the CDK library, which writes it and renews it with its releases.'
  acknowledge(helper, 'AwsSolutions-L1', ofLibrary)
  acknowledge(helper, 'Serverless-LambdaLatestVersion', ofLibrary)
  acknowledge(helper, 'Serverless-LambdaTracing', ofLibrary)
  acknowledge(
    helper,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    'The CDK library gives it to its function: leave to write logs.',
  )
  acknowledge(helper, 'Serverless-LambdaDLQ', 'A deployment waits for it, and fails when it fails.')
  const bucketId = bucket.stack.getLogicalId(bucket.node.defaultChild as CfnBucket)
  const wildcards = [
    ...['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map((one) => `Action::${one}`),
    `Resource::arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${region}/*`,
    `Resource::<${bucketId}.Arn>/*`,
  ]
  for (const wildcard of wildcards)
    acknowledge(
      helper,
      `AwsSolutions-IAM5[${wildcard}]`,
      'It copies what was built, whatever its names are, from the bucket of deployments to that of the pages.',
    )
}
