import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Key } from 'aws-cdk-lib/aws-kms'
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { alarm } from './alarm.ts'
import { alarmTopic } from './alarm-topic.ts'
import { named, stageAlarms } from './names.ts'
import { type StackProps, stackPropsOf } from './stack-props.ts'
import { edgeRegion, type Stage } from './stages.ts'
import type { WebStack } from './web-stack.ts'

type EdgeProps = StackProps & { readonly web: WebStack }

/**
 * What is written of every request. The behaviour's pattern stands in for the path and the query, which may name a trainee, and
 * into which a sign-in puts its code.
 */
const logFields = [
  ...['timestamp(ms)', 'x-edge-request-id', 'x-edge-location', 'c-ip', 'cs(User-Agent)'],
  ...['cs-method', 'cache-behavior-path-pattern', 'sc-status', 'x-edge-detailed-result-type'],
  ...['time-taken', 'cs-bytes', 'sc-bytes', 'ssl-protocol'],
]

/** The watch over the pages, which can only be kept from CloudFront's own region. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, { stage, web }: EdgeProps) {
    super(scope, 'Edge', {
      ...stackPropsOf(stage, 'edge', "Alarms and logs of Ladder's pages", edgeRegion),
      crossRegionReferences: true,
    })
    ringOnErrors(this, stage, web)
    logRequests(this, stage, web)
  }
}

const ringOnErrors = (scope: Construct, stage: Stage, { distribution }: WebStack): void => {
  const key = new Key(scope, 'Key', {
    alias: named(stage, 'edge'),
    description: "Encrypts the alarms of Ladder's pages",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  alarm(scope, {
    stage,
    topic: alarmTopic(scope, stage, key),
    name: [stageAlarms.webErrors],
    says: 'The pages fail, or the API behind them.',
    metric: new Metric({
      namespace: 'AWS/CloudFront',
      metricName: '5xxErrorRate',
      dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
      statistic: 'Average',
      period: Duration.minutes(5),
    }),
    above: stage.alarms.serverErrorPercent,
  })
}

/** The logs themselves go to a bucket in the stage's own region: who asked from where is not to leave it. */
const logRequests = (scope: Construct, stage: Stage, { distribution, accessLogs }: WebStack): void => {
  const name = named(stage, 'web')
  const source = new CfnDeliverySource(scope, 'AccessLogs', {
    name,
    logType: 'ACCESS_LOGS',
    resourceArn: Stack.of(scope).formatArn({
      service: 'cloudfront',
      region: '',
      resource: 'distribution',
      resourceName: distribution.distributionId,
    }),
  })
  const destination = new CfnDeliveryDestination(scope, 'AccessLogBucket', {
    name,
    destinationResourceArn: accessLogs.bucketArn,
    outputFormat: 'json',
  })
  const delivery = new CfnDelivery(scope, 'AccessLogDelivery', {
    deliverySourceName: name,
    deliveryDestinationArn: destination.attrArn,
    recordFields: [...logFields],
  })
  delivery.node.addDependency(source)
}
