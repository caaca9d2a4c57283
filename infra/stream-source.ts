import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { FunctionDeclaration, StreamTrigger } from '#functions/declaration.ts'
import { alarm } from './alarm.ts'
import type { Foundation } from './data-stack.ts'
import { functionAlarms } from './names.ts'
import type { ServiceFunction } from './service-function.ts'
import type { Stage } from './stages.ts'

type StreamProps = {
  readonly declaration: FunctionDeclaration
  readonly trigger: StreamTrigger
  readonly stage: Stage
  readonly foundation: Foundation
}

/** Feeds a function from a table's stream. A batch that fails to the end is kept whole in the bucket of failures. */
export const feedFromStream = (
  target: ServiceFunction,
  { declaration, trigger, stage, foundation }: StreamProps,
): void => {
  const source = new DynamoEventSource(foundation.tables[trigger.table], {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: trigger.batchSize,
    maxBatchingWindow: Duration.seconds(trigger.windowSeconds),
    retryAttempts: trigger.retries,
    maxRecordAge: Duration.seconds(trigger.maxAgeSeconds),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: foundation.failures.bucketArn }) },
    metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
  })
  target.role.addManagedPolicy(foundation.keepFailures)
  target.lambda.addEventSource(source)

  const { name } = declaration
  const shared = { stage, topic: foundation.alarms }
  const ofMapping = (metricName: string) =>
    new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap: { EventSourceMappingUUID: source.eventSourceMappingId },
      statistic: 'Sum',
      period: Duration.minutes(5),
    })
  alarm(target, {
    ...shared,
    name: [name, functionAlarms.iteratorAge],
    says: `${name} is behind the ${trigger.table}.`,
    metric: target.lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
    above: stage.alarms.iteratorAgeSeconds * 1000,
    periods: 3,
  })
  alarm(target, {
    ...shared,
    name: [name, functionAlarms.failedRecords],
    says: `${name} gave up on records; they are in the bucket of failures.`,
    metric: ofMapping('OnFailureDestinationDeliveredEventCount'),
    above: 0,
  })
  alarm(target, {
    ...shared,
    name: [name, functionAlarms.lostRecords],
    says: `${name} gave up on records that could not be kept either.`,
    metric: ofMapping('DroppedEventCount'),
    above: 0,
  })
}
