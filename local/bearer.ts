import { createLocalJWKSet, errors, type JWK, type JWTPayload, jwtVerify } from 'jose'
import { Organisation } from '#events/identifiers.ts'
import type { Scope } from '#shared/scopes.ts'
import type { Clock } from './clock.ts'
import { type Reply, refusal } from './reply.ts'
import { webClient } from './sign-in/paths.ts'

export type Authorised = { readonly claims?: JWTPayload } | { readonly refused: Reply }
export type Authorise = (authorization: string | undefined, scopes: readonly [Scope, ...Scope[]]) => Promise<Authorised>

const getOne = 'ask for one at POST /oauth2/token'

const unauthenticated = (detail: string, error?: 'invalid_token'): Authorised => ({
  refused: refusal('unauthenticated', detail, { 'www-authenticate': error ? `Bearer error="${error}"` : 'Bearer' }),
})

const faultOf = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) return `The access token has expired: ${getOne}`
  if (error instanceof errors.JWTClaimValidationFailed) return `The access token is not for this platform: ${getOne}`
  return `The access token is not one that this platform gave: ${getOne}`
}

// As API Gateway: `aud`, or `client_id` where there is none, as in Cognito's access tokens. Clients are organisations and the pages.
const isForLadder = ({ aud, client_id }: JWTPayload): boolean =>
  (aud ?? client_id) === webClient || Organisation.safeParse(aud ?? client_id).success

/** Checks bearer tokens as API Gateway's JWT authoriser does: signature, issuer, audience, times, use and scopes. */
export const authoriser = (issuer: string, key: JWK, clock: Clock): Authorise => {
  const keys = createLocalJWKSet({ keys: [key] })
  return async (authorization, scopes) => {
    const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) return unauthenticated(`This needs an access token: ${getOne}`)
    try {
      const { payload: claims } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ['RS256'],
        currentDate: clock.now(),
        requiredClaims: ['exp', 'client_id'],
      })
      if (claims.token_use !== 'access' || !isForLadder(claims)) {
        return unauthenticated(`The access token is not for this platform: ${getOne}`, 'invalid_token')
      }
      const carried = new Set(String(claims.scope ?? '').split(' '))
      if (scopes.some((scope) => carried.has(scope))) return { claims }
      return {
        refused: refusal('forbidden', `This needs a token with the scope ${scopes.join(' or ')}`, {
          'www-authenticate': `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`,
        }),
      }
    } catch (error) {
      return unauthenticated(faultOf(error), 'invalid_token')
    }
  }
}
