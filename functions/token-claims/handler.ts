import type { PreTokenGenerationV3TriggerEvent } from 'aws-lambda'
import { Organisation } from '#events/identifiers.ts'
import { national } from '#events/organisation.ts'
import { organisation as registered } from '#shared/store/organisations.ts'
import { organisationOfClient } from './client.ts'
import { grantFor } from './grant.ts'

type TokenEvent = Omit<PreTokenGenerationV3TriggerEvent, 'triggerSource'> & { readonly triggerSource: string }

/** Whatever is thrown here means that there is no token. */
export const handler = async (event: TokenEvent): Promise<TokenEvent> => {
  const organisation = await organisationOf(event)
  const { claims, scopes, suppressed } = grantFor(organisation, event.request.scopes)
  event.response.claimsAndScopeOverrideDetails = {
    accessTokenGeneration: {
      claimsToAddOrOverride: claims,
      scopesToAdd: [...scopes],
      scopesToSuppress: [...suppressed],
    },
  }
  return event
}

const organisationOf = async ({
  triggerSource,
  userPoolId,
  callerContext,
  request,
}: TokenEvent): Promise<Organisation> => {
  const named =
    triggerSource === 'TokenGeneration_ClientCredentials'
      ? await organisationOfClient(userPoolId, callerContext.clientId)
      : request.userAttributes['custom:organisation']
  const organisation = Organisation.safeParse(named).data
  if (!organisation) throw new Error('the client or the user names no organisation')
  // Somebody has to be let in before the register holds anybody.
  if (organisation !== national.id && !(await registered(organisation)))
    throw new Error(`${organisation} is not in the register`)
  return organisation
}
