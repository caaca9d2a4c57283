import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { tableNames, tables } from './declared-tables.ts'
import { appOf, production, resourcesOf, stageNamed, templateOf } from './templates.ts'

const data = templateOf(appOf(), 'Data')

describe('the tables', () => {
  it('are those declared, and no more', () => {
    data.resourceCountIs('AWS::DynamoDB::Table', tableNames.length)
  })

  it.each(tableNames)('%s is encrypted, recoverable, and hard to delete', (name) => {
    data.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        TableName: `ladder-production-${name}`,
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
      }),
    })
  })

  it.each(tableNames)('%s has the declared keys, indexes and stream', (name) => {
    const { partitionKey, sortKey, indexes = {}, stream, expires } = tables[name]
    const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' })
    const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' })
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: `ladder-production-${name}`,
      KeySchema: [hash(partitionKey), ...(sortKey ? [range(sortKey)] : [])],
      TimeToLiveSpecification: expires ? { AttributeName: expires, Enabled: true } : Match.absent(),
      StreamSpecification: stream ? { StreamViewType: stream } : Match.absent(),
      GlobalSecondaryIndexes:
        Object.keys(indexes).length === 0
          ? Match.absent()
          : Object.entries(indexes).map(([IndexName, index]) => ({
              IndexName,
              KeySchema: [hash(index.partitionKey), range(index.sortKey)],
              Projection: { ProjectionType: 'KEYS_ONLY' },
            })),
    })
  })

  it('of a trial can be deleted with it', () => {
    const trial = templateOf(appOf({ stages: [stageNamed('trial')] }), 'Data', 'trial')
    trial.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' })
    trial.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false })
  })

  it('that nothing else can be made from are copied every night', () => {
    data.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ Lifecycle: { DeleteAfterDays: production.days.backups } })] },
    })
    const [selection] = resourcesOf([data], 'AWS::Backup::BackupSelection')
    expect(JSON.stringify(selection?.Properties).match(/"(Log|Claims|Registry)[0-9A-F]{8}"/g)).toHaveLength(3)
  })
})

describe('the keys and the secret', () => {
  it('rotate the encryption key', () => {
    data.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true })
  })

  it('make the ULN key at deployment: it stands in no template', () => {
    data.hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        Name: 'ladder-production-uln-key',
        KmsKeyId: Match.anyValue(),
        SecretString: Match.absent(),
        GenerateSecretString: Match.objectLike({ PasswordLength: 64 }),
      }),
    })
    data.resourceCountIs('AWS::SecretsManager::RotationSchedule', 0)
  })
})

describe('the bucket of failures', () => {
  it('is private, encrypted with the key, logged and emptied in time', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
        ],
      },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: production.days.failures })] },
      LoggingConfiguration: Match.anyValue(),
    })
    data.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
  })
})

describe('the bucket of files', () => {
  it('is encrypted with the key, logged, emptied within days, and tells of what arrives', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
        ],
      },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: production.days.files })] },
      LoggingConfiguration: Match.anyValue(),
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    })
  })

  it('takes files from the pages, and from no other in a browser', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedMethods: ['PUT'],
            AllowedOrigins: [production.webOrigin],
            AllowedHeaders: ['content-type'],
            ExposedHeaders: ['ETag'],
          }),
        ],
      },
    })
  })
})

describe('the topic of alarms', () => {
  it('is encrypted with a key that CloudWatch may use', () => {
    data.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() })
    data.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'cloudwatch.amazonaws.com' } })]),
      },
    })
  })
})
