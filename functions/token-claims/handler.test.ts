import { CognitoIdentityProviderClient, DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { handler } from './handler.ts'

vi.hoisted(() => {
  process.env.LADDER_TABLE_REGISTRY = 'registry'
})

const cognito = mockClient(CognitoIdentityProviderClient)
const register = mockClient(DynamoDBDocumentClient)
beforeEach(() => {
  cognito.reset()
  register.reset()
})

const asked = (clientId: string, request: object, triggerSource = 'TokenGeneration_ClientCredentials') =>
  ({
    version: '3',
    triggerSource,
    userPoolId: 'eu-west-2_pool',
    callerContext: { clientId },
    request: { userAttributes: {}, ...request },
    response: {},
  }) as unknown as Parameters<typeof handler>[0]
const namedClient = (ClientName: string) =>
  cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: { ClientName } })

describe('the claims of a token', () => {
  it("are those of the client's organisation, which is asked for once", async () => {
    namedClient('ods=RW3')
    register.on(GetCommand).resolves({ Item: { kind: 'organisation', id: 'ods:RW3', name: 'A', region: 'Y62' } })
    const event = asked('client1', { scopes: ['ladder/events:write'] })
    const { response } = await handler(event)
    await handler(event)
    expect(response.claimsAndScopeOverrideDetails.accessTokenGeneration).toEqual({
      claimsToAddOrOverride: { 'ladder:organisation': 'ods:RW3', 'ladder:kind': 'employer' },
      scopesToAdd: ['events:write'],
      scopesToSuppress: ['ladder/events:write'],
    })
    expect(cognito.calls()).toHaveLength(1)
  })

  it("are those of the organisation in a person's attributes", async () => {
    const request = { userAttributes: { 'custom:organisation': 'hee:england' } }
    const { response } = await handler(asked('web', request, 'TokenGeneration_HostedAuth'))
    const { claimsToAddOrOverride } = response.claimsAndScopeOverrideDetails.accessTokenGeneration ?? {}
    expect(claimsToAddOrOverride).toMatchObject({ 'ladder:organisation': 'hee:england' })
  })

  it('are refused to an organisation outside the register', async () => {
    namedClient('ods=RW4')
    register.on(GetCommand).resolves({})
    await expect(handler(asked('client2', {}))).rejects.toThrow('ods:RW4 is not in the register')
  })

  it('are refused to a client or a person of no organisation', async () => {
    namedClient('some application')
    await expect(handler(asked('client3', {}))).rejects.toThrow('names no organisation')
    await expect(handler(asked('web', {}, 'TokenGeneration_HostedAuth'))).rejects.toThrow('names no organisation')
  })
})
