import { Duration } from 'aws-cdk-lib'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { alarm } from './alarm.ts'
import { named } from './names.ts'
import type { Stage } from './stages.ts'

type DeadLetterProps = {
  readonly stage: Stage
  readonly topic: ITopic
  /** Whose letters, and the alarm's name. */
  readonly name: readonly [string, ...string[]]
  readonly says: string
}

/** A queue of what could not be delivered or processed, with its alarm. */
export const deadLetters = (scope: Construct, { stage, topic, name, says }: DeadLetterProps): Queue => {
  const queue = new Queue(scope, 'DeadLetters', {
    queueName: named(stage, ...name),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  for (const id of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'])
    acknowledge(queue, id, 'It is itself where dead letters go.')
  alarm(scope, {
    stage,
    topic,
    name,
    says,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
    above: 0,
  })
  return queue
}
