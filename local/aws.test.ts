import { CognitoIdentityProviderClient, DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentials, notifyKeySecret, region, ulnKeySecret, userPool } from './account.ts'
import { startAws } from './aws.ts'
import type { Entry } from './bus.ts'
import type { HttpServer } from './http-server.ts'

const put: Entry[] = []
let server: HttpServer
beforeAll(async () => {
  const bus = {
    put: (entry: Entry) => {
      put.push(entry)
      return entry.Source === 'ladder' ? { EventId: 'one' } : { ErrorCode: 'InvalidArgument', ErrorMessage: 'no' }
    },
  }
  server = await startAws(0, bus, { [ulnKeySecret]: 'the key', [notifyKeySecret]: 'another' })
})
afterAll(() => server.stop())

const config = () => ({ endpoint: server.url, region, credentials, maxAttempts: 1 })

describe('the stand-in for AWS', () => {
  it('takes events, and says which it refuses', async () => {
    const Entries = ['ladder', 'other'].map((Source) => ({
      Source,
      DetailType: 'a',
      Detail: '{}',
      Time: new Date(1500),
    }))
    const answer = await new EventBridgeClient(config()).send(new PutEventsCommand({ Entries }))
    expect(answer).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ EventId: 'one' }, { ErrorCode: 'InvalidArgument' }],
    })
    expect(put).toMatchObject([{ Source: 'ladder', Detail: '{}', Time: 1.5 }, { Source: 'other' }])
  })

  it('takes at most ten events a call', async () => {
    const Entries = Array.from({ length: 11 }, () => ({ Source: 'ladder', DetailType: 'a', Detail: '{}' }))
    const sending = new EventBridgeClient(config()).send(new PutEventsCommand({ Entries }))
    await expect(sending).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('gives the secrets that it was given and no other', async () => {
    const secrets = new SecretsManagerClient(config())
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: ulnKeySecret }))
    expect(SecretString).toBe('the key')
    const notify = await secrets.send(new GetSecretValueCommand({ SecretId: notifyKeySecret }))
    expect(notify.SecretString).toBe('another')
    const other = secrets.send(new GetSecretValueCommand({ SecretId: 'other' }))
    await expect(other).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('names a client as Cognito can hold it', async () => {
    const cognito = new CognitoIdentityProviderClient(config())
    const question = new DescribeUserPoolClientCommand({ UserPoolId: userPool, ClientId: 'ods:RW3' })
    expect((await cognito.send(question)).UserPoolClient).toMatchObject({ ClientId: 'ods:RW3', ClientName: 'ods=RW3' })
  })
})
