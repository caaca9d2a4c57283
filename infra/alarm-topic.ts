import { Stack } from 'aws-cdk-lib'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { named } from './names.ts'
import type { Stage } from './stages.ts'

/** Where the alarms of a region go, encrypted with a key that CloudWatch may then use. */
export const alarmTopic = (scope: Construct, stage: Stage, key: IKey): Topic => {
  const topic = new Topic(scope, 'Alarms', { topicName: named(stage, 'alarms'), masterKey: key, enforceSSL: true })
  key.grantEncryptDecrypt(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  return topic
}
