import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { triggersOf } from '#infra/names.ts'
import type { Stage } from '#infra/stages.ts'
import { appOf, onlyOne, production, resourcesOf, templateOf } from './templates.ts'

const api = templateOf(appOf(), 'Api')
const routes = resourcesOf([api], 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties)
const declared = functions.flatMap((declaration) => triggersOf(declaration, 'http'))

describe('the routes', () => {
  it('are those declared, and no more', () => {
    const keys = declared.map(({ method, path }) => `${method} ${path}`)
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(keys.sort())
  })

  it.each(declared)('$method $path asks for the declared scopes', ({ method, path, scopes }) => {
    const route = routes.find(({ RouteKey }) => RouteKey === `${method} ${path}`)
    if (scopes === 'public') {
      expect(route).toMatchObject({ AuthorizationType: 'NONE' })
      expect(route).not.toHaveProperty('AuthorizationScopes')
      return
    }
    // Plain names: token-claims writes them so, where Cognito would say ladder/events:write.
    expect(route).toMatchObject({ AuthorizationType: 'JWT', AuthorizationScopes: scopes })
    expect(scopes.length).toBeLessThanOrEqual(10)
  })

  it('are throttled one by one', () => {
    const settings = onlyOne(api, 'AWS::ApiGatewayV2::Stage').RouteSettings as Record<string, object>
    expect(Object.keys(settings).sort()).toEqual(routes.map(({ RouteKey }) => RouteKey).sort())
    for (const setting of Object.values(settings))
      expect(setting).toMatchObject({ ThrottlingRateLimit: production.throttle.rate })
  })
})

describe('the front door', () => {
  it('takes the tokens of its own clients only', () => {
    const authorizer = onlyOne(api, 'AWS::ApiGatewayV2::Authorizer')
    expect(authorizer).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    })
    const { Audience } = authorizer.JwtConfiguration as { Audience: unknown[] }
    expect(Audience).toHaveLength(1 + production.machineClients.length)
  })

  it('refuses to be built for more clients than API Gateway takes', () => {
    const many = Array.from({ length: 50 }, (_, index) => `ukprn:${10000000 + index}` as const)
    const crowded: Stage = { ...production, machineClients: many }
    expect(() => appOf({ stages: [crowded] })).toThrow('More than 49 organisations')
  })

  it('is for no browser of another origin', () => {
    api.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() })
  })

  it('logs routes, never paths or queries', () => {
    const { Format } = onlyOne(api, 'AWS::ApiGatewayV2::Stage').AccessLogSettings as { Format: string }
    expect(JSON.parse(Format)).toMatchObject({ route: '$context.routeKey' })
    expect(Format).not.toMatch(/\$context\.(path|domainPrefix|protocol)|query/i)
  })

  it.each(['server-errors', 'latency'])('rings on %s', (name) => {
    api.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `ladder-production-api-${name}`,
      AlarmActions: [Match.anyValue()],
    })
  })
})
