import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { triggersOf } from '#infra/names.ts'
import { appOf, production, resourcesOf, templateOf } from './templates.ts'

const app = appOf()
const processing = templateOf(app, 'Processing')
const declared = <Kind extends 'stream' | 'rule' | 'schedule' | 'upload'>(kind: Kind) =>
  functions.flatMap((declaration) =>
    triggersOf(declaration, kind).map((trigger) => ({ name: declaration.name, trigger })),
  )

describe('the streams', () => {
  it('feed the declared functions, two readers a table at most', () => {
    const streams = declared('stream')
    processing.resourceCountIs('AWS::Lambda::EventSourceMapping', streams.length)
    const readers = Map.groupBy(streams, ({ trigger }) => trigger.table)
    for (const [table, those] of readers) expect(those.length, `readers of ${table}`).toBeLessThanOrEqual(2)
  })

  it.each(declared('stream'))('feed $name as declared, and keep whole what failed', ({ trigger }) => {
    processing.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: trigger.batchSize,
      MaximumBatchingWindowInSeconds: trigger.windowSeconds,
      MaximumRetryAttempts: trigger.retries,
      MaximumRecordAgeInSeconds: trigger.maxAgeSeconds,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::ImportValue': Match.stringLikeRegexp('Failures.*Arn') } },
      },
      MetricsConfig: { Metrics: ['EventCount'] },
    })
  })

  it.each(declared('stream'))('ring when $name is behind, gives up, or loses records', ({ name }) => {
    for (const alarm of ['iterator-age', 'failed-records', 'lost-records'])
      processing.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmName: `ladder-production-${name}-${alarm}`,
        AlarmActions: [Match.anyValue()],
      })
  })
})

describe('the bus', () => {
  it('is encrypted, archived, and keeps what it could not encrypt', () => {
    processing.hasResourceProperties('AWS::Events::EventBus', {
      KmsKeyIdentifier: Match.anyValue(),
      DeadLetterConfig: Match.anyValue(),
    })
    processing.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: Match.arrayWith(['sqs:SendMessage']),
            Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() } },
            Principal: { Service: 'events.amazonaws.com' },
          }),
        ]),
      },
    })
    processing.hasResourceProperties('AWS::Events::Archive', {
      KmsKeyIdentifier: Match.anyValue(),
      RetentionDays: production.days.archive,
    })
  })

  it('lets nobody in from outside the account', () => {
    processing.resourceCountIs('AWS::Events::EventBusPolicy', 0)
  })

  it.each(declared('rule'))('starts $name by a rule with a queue of dead letters', ({ trigger }) => {
    processing.hasResourceProperties('AWS::Events::Rule', {
      Name: `ladder-production-${trigger.name}`,
      EventPattern:
        trigger.detailTypes.length > 0 ? Match.objectLike({ 'detail-type': trigger.detailTypes }) : Match.anyValue(),
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    })
  })
})

describe('uploads', () => {
  it.each(declared('upload'))('start $name by what S3 tells of the bucket of files', ({ trigger }) => {
    processing.hasResourceProperties('AWS::Events::Rule', {
      Name: `ladder-production-${trigger.name}`,
      EventBusName: Match.absent(),
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [{ 'Fn::ImportValue': Match.stringLikeRegexp('Files') }] },
          object: { key: [{ prefix: trigger.prefix }] },
        },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    })
  })
})

describe('the schedules', () => {
  it('are those declared, and no more', () => {
    processing.resourceCountIs('AWS::Scheduler::Schedule', declared('schedule').length)
  })

  it.each(declared('schedule'))('start $name by London time, with a queue of dead letters', ({ trigger }) => {
    processing.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: trigger.cron,
      ScheduleExpressionTimezone: 'Europe/London',
      Target: Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() }, RetryPolicy: Match.anyValue() }),
    })
  })
})

describe('functions that nobody waits for', () => {
  const names = [...declared('rule'), ...declared('schedule'), ...declared('upload')].map(({ name }) => name)

  it.each(names)('%s: its failures go to its dead letters, and ring', (name) => {
    processing.hasResourceProperties('AWS::SQS::Queue', { QueueName: `ladder-production-${name}-dead-letters` })
    processing.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `ladder-production-${name}-dead-letters` })
  })

  it('have a destination each', () => {
    const configs = resourcesOf([processing], 'AWS::Lambda::EventInvokeConfig')
    expect(configs).toHaveLength(new Set(names).size)
  })
})
