import type { Stack } from 'aws-cdk-lib'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { stages } from '#infra/stages.ts'
import { appOf, onlyOne, production, templateOf } from './templates.ts'

const app = appOf()
const edge = templateOf(app, 'Edge')
const web = templateOf(app, 'Web')

it('the watch is where CloudFront tells of itself, and the site where all else is', () => {
  const regionOf = (name: string) => (app.node.findChild('production').node.findChild(name) as Stack).region
  expect(['Edge', 'Web'].map(regionOf)).toEqual(['us-east-1', production.region])
})

describe('the alarm', () => {
  it('rings when the site fails as often as the API may', () => {
    edge.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'ladder-production-web-server-errors',
      Namespace: 'AWS/CloudFront',
      MetricName: '5xxErrorRate',
      Dimensions: [
        { Name: 'DistributionId', Value: Match.anyValue() },
        { Name: 'Region', Value: 'Global' },
      ],
      Threshold: production.alarms.serverErrorPercent,
      AlarmActions: [Match.anyValue()],
    })
    edge.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() })
  })
})

describe('the log of requests', () => {
  it('has neither path nor query, cookie nor referrer', () => {
    const { RecordFields } = onlyOne(edge, 'AWS::Logs::Delivery') as { RecordFields: string[] }
    expect(RecordFields).toEqual(
      expect.arrayContaining(['timestamp(ms)', 'c-ip', 'sc-status', 'cache-behavior-path-pattern']),
    )
    expect(RecordFields.join()).not.toMatch(/uri|query|cookie|referer/i)
    expect(onlyOne(web, 'AWS::CloudFront::Distribution').DistributionConfig).not.toHaveProperty('Logging')
  })

  it('goes to a bucket at home, and is kept for a while', () => {
    expect(JSON.stringify(onlyOne(edge, 'AWS::Logs::DeliveryDestination').DestinationResourceArn)).toContain(
      'AccessLogs',
    )
    web.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: production.days.logs })] },
      }),
    })
    web.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 's3:PutObject', Principal: { Service: 'delivery.logs.amazonaws.com' } }),
        ]),
      },
    })
  })
})

it.each(stages)('the stage $name has all of it', (stage) => {
  const one = appOf({ stages: [stage] })
  expect(onlyOne(templateOf(one, 'Edge', stage.name), 'AWS::Logs::DeliverySource').Name).toBe(
    `ladder-${stage.name}-web`,
  )
})
