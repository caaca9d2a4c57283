import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type IResponseHeadersPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { contentSecurityPolicy } from '../web/headers.ts'
import { named } from './names.ts'
import type { Stage } from './stages.ts'

/** What holds of every answer: HTTPS from now on, and a type is what it is said to be. */
const ofAll = {
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
  contentTypeOptions: { override: true },
}

/** The headers of the pages. `connect`: where they may send besides their own origin. */
export const pageHeaders = (scope: Construct, stage: Stage, connect: readonly string[]): IResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PageHeaders', {
    responseHeadersPolicyName: named(stage, 'pages'),
    securityHeadersBehavior: {
      ...ofAll,
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connect), override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      // Filters stand in the addresses of pages: nobody else is told of them.
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: 'permissions-policy',
          value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
          override: true,
        },
      ],
    },
  })

/** The headers of what the API answers, which is no page. */
export const apiHeaders = (scope: Construct, stage: Stage): IResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    responseHeadersPolicyName: named(stage, 'api'),
    securityHeadersBehavior: ofAll,
  })
