import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

const clients = {
  dynamodb: DynamoDBDocumentClient,
  eventbridge: EventBridgeClient,
  secretsmanager: SecretsManagerClient,
  cognito: CognitoIdentityProviderClient,
} as const

/** A call of an AWS SDK client: `command` is the command's constructor name, `input` what the caller gave. */
export type AwsCall = { readonly service: keyof typeof clients; readonly command: string; readonly input: object }
export type Aws = (call: AwsCall) => Promise<object>

/**
 * Lets `aws` answer every SDK client of this process, in place of AWS. Clients share their prototypes, so those that handlers
 * have made already are answered too.
 */
export const answerAws = (aws: Aws): void => {
  for (const [service, { prototype }] of Object.entries(clients) as [AwsCall['service'], { prototype: object }][])
    Object.defineProperty(prototype, 'send', {
      configurable: true,
      value: (command: { readonly input: object }) =>
        aws({ service, command: command.constructor.name, input: command.input }),
    })
}

/** An error as an SDK client rejects with it. */
export const awsError = (name: string, message = name): Error => Object.assign(new Error(message), { name })
