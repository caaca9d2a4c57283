import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { named, pascal } from './names.ts'
import type { Stage } from './stages.ts'

type AlarmProps = {
  readonly stage: Stage
  readonly topic: ITopic
  /** One of the names of names.ts, after the function's where there is one. */
  readonly name: readonly string[]
  readonly says: string
  readonly metric: IMetric
  /** The alarm rings above it. */
  readonly above: number
  readonly periods?: number
}

/** An alarm that tells the stage's topic, when it rings and when it is over. */
export const alarm = (
  scope: Construct,
  { stage, topic, name, says, metric, above, periods = 1 }: AlarmProps,
): Alarm => {
  const made = new Alarm(scope, `${pascal(name.join('-'))}Alarm`, {
    alarmName: named(stage, ...name),
    alarmDescription: `${says} What to do: docs/deploying.md, "When an alarm rings".`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  made.addAlarmAction(new SnsAction(topic))
  made.addOkAction(new SnsAction(topic))
  return made
}
