import { Duration } from 'aws-cdk-lib'
import {
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  UserPoolClient,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { kindOf, type Organisation } from '#events/identifiers.ts'
import { scopes, scopesOf } from '#shared/scopes.ts'
import { pascal } from './names.ts'

/** The name that token-claims reads the organisation from. Cognito takes no colon there. */
const clientNameOf = (organisation: Organisation): string => organisation.replace(':', '=')

/** The client of an organisation's system: client credentials, with the scopes of its kind. */
export const machineClient = (
  scope: Construct,
  organisation: Organisation,
  userPool: UserPool,
  server: UserPoolResourceServer,
): UserPoolClient =>
  new UserPoolClient(scope, `Client${pascal(organisation)}`, {
    userPool,
    userPoolClientName: clientNameOf(organisation),
    generateSecret: true,
    authFlows: { userSrp: false },
    oAuth: {
      flows: { clientCredentials: true },
      scopes: scopesOf(organisation, kindOf(organisation)).map((scopeName) =>
        OAuthScope.resourceServer(server, new ResourceServerScope({ scopeName, scopeDescription: scopes[scopeName] })),
      ),
    },
    accessTokenValidity: Duration.hours(1),
    enableTokenRevocation: true,
  })
