import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnArchive, EventBus, type IEventBus } from 'aws-cdk-lib/aws-events'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { deadLetters } from './dead-letters.ts'
import { named, stageAlarms } from './names.ts'
import type { Stage } from './stages.ts'

type BusProps = { readonly stage: Stage; readonly topic: ITopic }

/** Ladder's own bus: encrypted, and archived so that a new reactor can be shown the past. */
export class Bus extends Construct {
  readonly bus: IEventBus

  constructor(scope: Construct, { stage, topic }: BusProps) {
    super(scope, 'Bus')
    const { account } = Stack.of(this)
    const kmsKey = new Key(this, 'Key', {
      alias: named(stage, 'bus'),
      description: "Encrypts Ladder's events on the bus and in its archive",
      enableKeyRotation: true,
      removalPolicy: stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const undeliverable = deadLetters(this, {
      stage,
      topic,
      name: [stageAlarms.busDeadLetters],
      says: 'The bus could not encrypt or decrypt an event.',
    })
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: named(stage, 'events'),
      description: 'Every event that Ladder has stored, as a CloudEvent',
      kmsKey,
      deadLetterQueue: undeliverable,
    })
    const events = new ServicePrincipal('events.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    })
    undeliverable.grantSendMessages(events)
    // The library's own archive writes the bus into the key's policy, which CloudFormation refuses as a circle.
    new CfnArchive(this, 'Archive', {
      archiveName: named(stage, 'events'),
      sourceArn: this.bus.eventBusArn,
      // Whatever is on the bus was put there by this account.
      eventPattern: { account: [account] },
      retentionDays: stage.days.archive,
      kmsKeyIdentifier: kmsKey.keyArn,
    })
    kmsKey.grant(events, 'kms:ReEncryptFrom', 'kms:ReEncryptTo')
  }
}
