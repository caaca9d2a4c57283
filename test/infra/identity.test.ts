import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { allScopes } from '#shared/scopes.ts'
import { appOf, onlyOne, production, resourcesOf, templateOf } from './templates.ts'

const identity = templateOf(appOf(), 'Identity')
const clients = resourcesOf([identity], 'AWS::Cognito::UserPoolClient').map(({ Properties }) => Properties)
const clientNamed = (name: string) => clients.find(({ ClientName }) => ClientName === name)

describe('signing in', () => {
  it('is for invited people with a second factor', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    })
  })

  it('is by authorization code, from a client without a secret that cannot write its own organisation', () => {
    const web = clientNamed('ladder-production-web')
    expect(web).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false, WriteAttributes: ['email'] })
    expect(web?.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH'])
    expect(web?.CallbackURLs).toEqual([`${production.webOrigin}/signed-in`])
  })
})

describe('tokens', () => {
  it('are written by token-claims, for machines too', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPool', {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: Match.anyValue(), LambdaVersion: 'V3_0' } },
    })
    identity.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: Match.anyValue(),
    })
  })

  it('may have the scopes of shared/scopes.ts', () => {
    const server = onlyOne(identity, 'AWS::Cognito::UserPoolResourceServer')
    const scopes = server.Scopes as { ScopeName: string }[]
    expect(server.Identifier).toBe('ladder')
    expect(scopes.map(({ ScopeName }) => ScopeName)).toEqual(allScopes)
  })

  it("are given to England's own system for its scopes, under a name that token-claims can read back", () => {
    const england = clientNamed('hee=england')
    expect(england).toMatchObject({ AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true })
    expect(JSON.stringify(england?.AllowedOAuthScopes)).toContain('/organisations:write')
    expect(JSON.stringify(england?.AllowedOAuthScopes)).not.toContain('/imports:write')
  })
})
