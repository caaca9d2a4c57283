import { CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { pagePaths } from '../web/headers.ts'
import { acknowledge } from './acknowledge.ts'
import { apiPaths } from './api-paths.ts'
import type { ApiStack } from './api-stack.ts'
import type { Foundation } from './data-stack.ts'
import type { IdentityStack } from './identity-stack.ts'
import { named } from './names.ts'
import { pageAddressCode } from './page-address.ts'
import { pageFiles } from './page-files.ts'
import { apiHeaders, pageHeaders } from './page-headers.ts'
import { type StackProps, stackPropsOf } from './stack-props.ts'
import type { Stage } from './stages.ts'
import { webAccessLogs } from './web-access-logs.ts'

type WebProps = StackProps & {
  readonly foundation: Foundation
  readonly identity: IdentityStack
  readonly api: ApiStack
  readonly functions: readonly FunctionDeclaration[]
  /** The folder of the built pages. */
  readonly pages: string
}

/** The pages, with the API at the same address. */
export class WebStack extends Stack {
  readonly distribution: Distribution
  readonly accessLogs: Bucket

  constructor(scope: Construct, { stage, foundation, identity, api, functions, pages }: WebProps) {
    super(scope, 'Web', {
      ...stackPropsOf(stage, 'web', 'Pages of Ladder, and the address of all'),
      crossRegionReferences: true,
    })
    const config = { brand: stage.brand, signIn: identity.signIn }
    this.accessLogs = webAccessLogs(this, stage)
    const files = pageFiles(this, { stage, pages, config, accessLogs: this.accessLogs })
    const connect = [identity.signInOrigin, `https://${foundation.files.bucketRegionalDomainName}`]
    const toApi = answers(this, stage, api)
    this.distribution = new Distribution(this, 'Site', {
      comment: named(stage, 'web'),
      ...nameOf(this, stage),
      ...(stage.firewall && { webAclId: stage.firewall }),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      defaultBehavior: documents(this, stage, files, connect),
      additionalBehaviors: Object.fromEntries(apiPaths(functions).map((path) => [path, toApi])),
    })
    acceptRisks(this.distribution, stage)
    new CfnOutput(this, 'Address', { value: `https://${this.distribution.domainName}` })
  }
}

/** Its own name and certificate, or else CloudFront's. */
const nameOf = (
  scope: Construct,
  { certificate, webOrigin }: Stage,
): Pick<DistributionProps, 'domainNames' | 'certificate'> =>
  certificate
    ? {
        domainNames: [new URL(webOrigin).hostname],
        certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificate),
      }
    : {}

const documents = (scope: Construct, stage: Stage, files: Bucket, connect: readonly string[]): BehaviorOptions => ({
  // With the leave to list, what is not there is not found; without, it would be forbidden.
  origin: S3BucketOrigin.withOriginAccessControl(files, { originAccessLevels: [AccessLevel.READ, AccessLevel.LIST] }),
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  compress: true,
  responseHeadersPolicy: pageHeaders(scope, stage, connect),
  functionAssociations: [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(scope, 'PageAddress', {
        functionName: named(stage, 'page-address'),
        comment: 'Answers every address of a page with index.html',
        code: FunctionCode.fromInline(pageAddressCode(pagePaths)),
        runtime: FunctionRuntime.JS_2_0,
      }),
    },
  ],
})

/** The API as it is: nothing kept, everything passed on but the name under which it was asked. */
const answers = (scope: Construct, stage: Stage, api: ApiStack): BehaviorOptions => ({
  // The API itself gives up after 30 seconds, and is to be the one who says so.
  origin: new HttpOrigin(Fn.parseDomainName(api.address), { readTimeout: Duration.seconds(35) }),
  // A token that was sent unencrypted is not to be answered by a way round.
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  responseHeadersPolicy: apiHeaders(scope, stage),
})

const acceptRisks = (distribution: Distribution, { certificate, firewall }: Stage): void => {
  acknowledge(
    distribution,
    'AwsSolutions-CFR1',
    'Trusts and universities call from systems that need not stand in this country.',
  )
  acknowledge(
    distribution,
    'AwsSolutions-CFR3',
    'It is logged by the newer way, in the stack edge: only that one can leave out paths and queries.',
  )
  if (!firewall)
    acknowledge(
      distribution,
      'AwsSolutions-CFR2',
      'Routes are throttled and pages are files; a stage can name a web ACL of its organisation, see docs/deploying.md.',
    )
  if (!certificate)
    acknowledge(
      distribution,
      'AwsSolutions-CFR4',
      "Under CloudFront's own name and certificate it sets the protocols itself; a stage can name a certificate.",
    )
}
