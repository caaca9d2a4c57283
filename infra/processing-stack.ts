import { Duration, Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { FunctionDeclaration, RuleTrigger, UploadTrigger } from '#functions/declaration.ts'
import { metricNames, metricNamespace } from '#functions/kit/metric-names.ts'
import { alarm } from './alarm.ts'
import { Bus } from './bus.ts'
import type { Foundation } from './data-stack.ts'
import { deadLetters } from './dead-letters.ts'
import { functionAlarms, named, pascal, stageAlarms, triggersOf } from './names.ts'
import { startOnSchedule } from './schedule-target.ts'
import { ServiceFunction } from './service-function.ts'
import { type FunctionStackProps, stackPropsOf } from './stack-props.ts'
import type { Stage } from './stages.ts'
import { feedFromStream } from './stream-source.ts'

type ProcessingProps = FunctionStackProps & { readonly foundation: Foundation }

/** What follows from stored events: streams, the bus and its rules, schedules. */
export class ProcessingStack extends Stack {
  readonly bus: IEventBus

  constructor(scope: Construct, { stage, functions, codeOf, foundation }: ProcessingProps) {
    super(scope, 'Processing', stackPropsOf(stage, 'processing', 'Streams, bus and schedules of Ladder'))
    const { bus } = new Bus(this, { stage, topic: foundation.alarms })
    this.bus = bus
    const group = new CfnScheduleGroup(this, 'Schedules', { name: named(stage) })

    for (const declaration of functions) {
      const queue = lettersOf(this, declaration, stage, foundation)
      const target = new ServiceFunction(this, {
        declaration,
        stage,
        foundation,
        codeOf,
        bus,
        ...(queue && { deadLetters: queue }),
      })
      for (const trigger of triggersOf(declaration, 'stream'))
        feedFromStream(target, { declaration, trigger, stage, foundation })
      if (!queue) continue
      for (const trigger of triggersOf(declaration, 'rule')) startByRule(target, { trigger, stage, bus, queue })
      for (const trigger of triggersOf(declaration, 'upload'))
        startByUpload(target, { trigger, stage, files: foundation.files, queue })
      for (const trigger of triggersOf(declaration, 'schedule'))
        startOnSchedule(target, { trigger, stage, group, deadLetters: queue })
    }
    alarm(this, {
      stage,
      topic: foundation.alarms,
      name: [stageAlarms.slowDelivery],
      says: 'Events reach the bus late.',
      metric: new Metric({
        namespace: metricNamespace,
        metricName: metricNames.deliverySeconds,
        dimensionsMap: { service: 'ladder' },
        statistic: 'p99',
        period: Duration.minutes(5),
      }),
      above: stage.alarms.deliverySeconds,
      periods: 3,
    })
  }
}

/** A queue for a function that nobody waits for, shared by what starts it and by its own failures. */
const lettersOf = (
  scope: Construct,
  declaration: FunctionDeclaration,
  stage: Stage,
  { alarms }: Foundation,
): IQueue | undefined =>
  declaration.triggers.every(({ kind }) => kind === 'stream')
    ? undefined
    : deadLetters(new Construct(scope, `${pascal(declaration.name)}Letters`), {
        stage,
        topic: alarms,
        name: [declaration.name, functionAlarms.deadLetters],
        says: `${declaration.name} was not started, or failed to the end.`,
      })

type RuleProps = {
  readonly trigger: RuleTrigger
  readonly stage: Stage
  readonly bus: IEventBus
  readonly queue: IQueue
}

const startByRule = (target: ServiceFunction, { trigger, stage, bus, queue }: RuleProps): void => {
  new Rule(target, pascal(`${trigger.name}-rule`), {
    ruleName: named(stage, trigger.name),
    eventBus: bus,
    eventPattern: {
      account: [bus.env.account],
      ...(trigger.detailTypes.length > 0 && { detailType: [...trigger.detailTypes] }),
    },
    targets: [new LambdaFunction(target.lambda, { deadLetterQueue: queue, maxEventAge: Duration.hours(24) })],
  })
}

type UploadProps = {
  readonly trigger: UploadTrigger
  readonly stage: Stage
  readonly files: IBucket
  readonly queue: IQueue
}

/** S3 tells of its objects on the account's default bus. */
const startByUpload = (target: ServiceFunction, { trigger, stage, files, queue }: UploadProps): void => {
  new Rule(target, pascal(`${trigger.name}-rule`), {
    ruleName: named(stage, trigger.name),
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [files.bucketName] }, object: { key: [{ prefix: trigger.prefix }] } },
    },
    targets: [new LambdaFunction(target.lambda, { deadLetterQueue: queue, maxEventAge: Duration.hours(24) })],
  })
}
