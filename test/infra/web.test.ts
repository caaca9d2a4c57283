import { readdirSync } from 'node:fs'
import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { triggersOf } from '#infra/names.ts'
import type { Stage } from '#infra/stages.ts'
import { contentSecurityPolicy, pagePaths } from '../../web/headers.ts'
import { appOf, onlyOne, production, resourcesOf, templateOf } from './templates.ts'
import { written } from './written.ts'

const app = appOf()
const web = templateOf(app, 'Web')

type Behaviour = Readonly<Record<string, unknown>> & { readonly PathPattern: string }
type Site = Readonly<Record<string, unknown>> & {
  readonly DefaultCacheBehavior: Behaviour
  readonly CacheBehaviors: readonly Behaviour[]
  readonly Origins: readonly Readonly<Record<string, unknown>>[]
}
const siteOf = (template: Template): Site =>
  onlyOne(template, 'AWS::CloudFront::Distribution').DistributionConfig as Site
const site = siteOf(web)

/** The behaviour that CloudFront takes for a path: the first whose pattern fits, in their order. */
const behaviourOf = (path: string): Behaviour =>
  site.CacheBehaviors.find(({ PathPattern }) =>
    new RegExp(`^${PathPattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path),
  ) ?? site.DefaultCacheBehavior
const originOf = ({ TargetOriginId }: Behaviour) => site.Origins.find(({ Id }) => Id === TargetOriginId) ?? {}
const headersNamed = (name: string) =>
  resourcesOf([web], 'AWS::CloudFront::ResponseHeadersPolicy')
    .map(({ Properties }) => Properties.ResponseHeadersPolicyConfig as Record<string, unknown>)
    .find(({ Name }) => Name === `ladder-production-${name}`)

describe('the site', () => {
  it('speaks HTTP/2 and 3, over IPv6 too', () => {
    expect(site).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true })
  })

  it('has its own name, with TLS 1.2 at least, once the stage has a certificate; and a firewall once it has one', () => {
    const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/1'
    const acl = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1'
    const named: Stage = { ...production, certificate: arn, firewall: acl }
    expect(siteOf(templateOf(appOf({ stages: [named] }), 'Web'))).toMatchObject({
      Aliases: ['ladder.example.nhs.uk'],
      ViewerCertificate: {
        AcmCertificateArn: arn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
      WebACLId: acl,
    })
    expect(site).not.toHaveProperty('Aliases')
  })

  it('never answers without HTTPS, nor asks the API without it', () => {
    expect(site.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https')
    for (const { ViewerProtocolPolicy } of site.CacheBehaviors) expect(ViewerProtocolPolicy).toBe('https-only')
    expect(originOf(behaviourOf('/events'))).toMatchObject({
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    })
  })
})

describe('the API behind the site', () => {
  const routes = functions.flatMap((declaration) => triggersOf(declaration, 'http'))

  it.each(routes)('$method $path is asked, with everything that the caller sent', ({ method, path }) => {
    const behaviour = behaviourOf(path.replaceAll(/\{\w+\}/g, 'x'))
    expect(JSON.stringify(originOf(behaviour).DomainName)).toContain('ApiEndpoint')
    expect(behaviour.AllowedMethods).toContain(method)
    expect(behaviour).toMatchObject({
      // AWS's own policies, by the ids that are the same everywhere: CachingDisabled, AllViewerExceptHostHeader.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    })
    expect(behaviour).not.toHaveProperty('FunctionAssociations')
  })

  it('takes few behaviours of the 25 that an old account has', () => {
    expect(site.CacheBehaviors.length).toBeLessThan(20)
  })

  it('hides no page and no file of the pages', () => {
    const published = readdirSync(new URL('../../web/public', import.meta.url)).map((name) => `/${name}`)
    const files = ['/index.html', '/config.json', '/assets/index.js', ...published]
    for (const path of [...pagePaths.map((page) => page.replace('{page}', 'home')), ...files])
      expect([path, behaviourOf(path)]).toEqual([path, site.DefaultCacheBehavior])
  })
})

describe('the headers', () => {
  const policy = headersNamed('pages')?.SecurityHeadersConfig as Record<string, Record<string, unknown>>

  it('of pages let them send to the sign-in and to the bucket of files, and nowhere else', () => {
    expect(written(policy.ContentSecurityPolicy?.ContentSecurityPolicy)).toBe(
      contentSecurityPolicy([
        'https://{RefUsersSignIn}.auth.eu-west-2.amazoncognito.com',
        'https://{FnGetAttFilesRegionalDomainName}',
      ]),
    )
  })

  it('of pages keep them out of frames, and their addresses to themselves', () => {
    expect(policy).toMatchObject({
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'same-origin' },
    })
    expect(JSON.stringify(headersNamed('pages')?.CustomHeadersConfig)).toContain('camera=()')
  })

  it.each(['pages', 'api'])('of %s ask for HTTPS, and for types to be believed', (name) => {
    expect(headersNamed(name)?.SecurityHeadersConfig).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
      ContentTypeOptions: { Override: true },
    })
  })

  it("of the API's answers are no page's", () => {
    expect(JSON.stringify(headersNamed('api'))).not.toContain('ContentSecurityPolicy')
    expect(behaviourOf('/events').ResponseHeadersPolicyId).not.toEqual(
      site.DefaultCacheBehavior.ResponseHeadersPolicyId,
    )
  })
})
