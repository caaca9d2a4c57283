import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { appOf, emptyDirectory, onlyOne, production, resourcesOf, templateOf } from './templates.ts'
import { written } from './written.ts'

const outdir = emptyDirectory()
const app = appOf({ outdir })
const web = templateOf(app, 'Web')
const deployments = resourcesOf([web], 'Custom::CDKBucketDeployment').map(({ Properties }) => Properties)
const assets = deployments.find(({ DestinationBucketKeyPrefix }) => DestinationBucketKeyPrefix === 'assets') ?? {}
const documents = deployments.find(({ DestinationBucketKeyPrefix }) => !DestinationBucketKeyPrefix) ?? {}

/** The folders that a deployment unpacks, as they wait to be uploaded. */
const sources = ({ SourceObjectKeys }: Record<string, unknown>): readonly string[] =>
  (SourceObjectKeys as string[]).map((key) => join(outdir, `asset.${key.replace('.zip', '')}`))
const filesOf = (deployment: Record<string, unknown>) =>
  sources(deployment)
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .toSorted()

describe('the bucket of pages', () => {
  it('is private, and open to the site alone', () => {
    web.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
    web.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: Match.objectLike({ SigningBehavior: 'always', SigningProtocol: 'sigv4' }),
    })
    const readers = resourcesOf([web], 'AWS::S3::BucketPolicy')
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement)
      .filter(({ Effect, Action }) => Effect === 'Allow' && JSON.stringify(Action).includes('s3:Get'))
    expect(readers).toEqual([
      expect.objectContaining({
        Action: ['s3:GetObject', 's3:ListBucket'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ])
  })
})

describe('what is deployed', () => {
  it('is first the assets, which are kept by browsers for a year, and here for whoever still needs the last ones', () => {
    expect(filesOf(assets)).toEqual(['index-1a2b.js'])
    expect(assets).toMatchObject({
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      Prune: false,
    })
  })

  it('is then what names them, which is asked for every time', () => {
    expect(filesOf(documents)).toEqual(['config.json', 'icon.svg', 'index.html'])
    expect(documents).toMatchObject({
      SystemMetadata: { 'cache-control': 'no-cache' },
      Prune: true,
      Exclude: ['assets/*'],
    })
    const { DependsOn } = Object.values(
      web.findResources('Custom::CDKBucketDeployment', { Properties: { Prune: true } }),
    )[0] as { DependsOn: string[] }
    expect(DependsOn.join()).toContain('AssetsCustomResource')
  })

  it('tells the pages who they are for, and where people sign in', () => {
    const [folder = ''] = sources(documents).filter((one) => existsSync(join(one, 'config.json')))
    const [, markers] = documents.SourceMarkers as [unknown, Record<string, unknown>]
    const text = Object.entries(markers).reduce(
      (config, [marker, value]) => config.replaceAll(marker, written(value)),
      readFileSync(join(folder, 'config.json'), 'utf8'),
    )
    const signIn = 'https://{RefUsersSignIn}.auth.eu-west-2.amazoncognito.com'
    expect(JSON.parse(text)).toEqual({
      brand: production.brand,
      signIn: {
        authorize: `${signIn}/oauth2/authorize`,
        token: `${signIn}/oauth2/token`,
        signOut: `${signIn}/logout`,
        issuer: '{FnGetAttUsersProviderURL}',
        clientId: '{RefUsersWeb}',
      },
    })
  })

  it('is logged for a while', () => {
    expect(onlyOne(web, 'AWS::Logs::LogGroup')).toMatchObject({ RetentionInDays: production.days.logs })
  })
})
