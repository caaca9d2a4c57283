import { CognitoIdentityProviderClient, DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'

const cognito = new CognitoIdentityProviderClient({})
const known = new Map<string, string>()

/**
 * The organisation that an app client was made for, which is the client's name. Cognito takes no colon in a name, so that
 * ods:RJR is written ods=RJR there.
 */
export const organisationOfClient = async (UserPoolId: string, ClientId: string): Promise<string> => {
  const cached = known.get(ClientId)
  if (cached !== undefined) return cached
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  const organisation = (UserPoolClient?.ClientName ?? '').replace('=', ':')
  known.set(ClientId, organisation)
  return organisation
}
