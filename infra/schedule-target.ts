import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule, type CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { ScheduleTrigger } from '#functions/declaration.ts'
import { named, pascal } from './names.ts'
import type { ServiceFunction } from './service-function.ts'
import type { Stage } from './stages.ts'

type ScheduleProps = {
  readonly trigger: ScheduleTrigger
  readonly stage: Stage
  readonly group: CfnScheduleGroup
  readonly deadLetters: IQueue
}

/** Starts a function by the clock on a wall in London, summer and winter. */
export const startOnSchedule = (
  target: ServiceFunction,
  { trigger, stage, group, deadLetters }: ScheduleProps,
): void => {
  const role = new Role(target, `${pascal(trigger.name)}Role`, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': group.stack.account } },
    }),
  })
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.lambda.functionArn] }))
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }))
  const schedule = new CfnSchedule(target, pascal(trigger.name), {
    name: named(stage, trigger.name),
    groupName: group.ref,
    scheduleExpression: trigger.cron,
    scheduleExpressionTimezone: 'Europe/London',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: target.lambda.functionArn,
      roleArn: role.roleArn,
      deadLetterConfig: { arn: deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: Duration.hours(6).toSeconds(), maximumRetryAttempts: 10 },
    },
  })
  schedule.node.addDependency(role)
}
