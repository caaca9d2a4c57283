import { kindOf, type Organisation } from '#events/identifiers.ts'
import { regionOfCommissioner } from '#events/organisation.ts'
import { type Scope, scopes, scopesOf } from '#shared/scopes.ts'

/** Cognito names a scope by the resource server that it belongs to; Ladder's tokens carry it plainly. */
const RESOURCE_SERVER = 'ladder/'

/** What the sign-in itself asks for; it stays as it is. */
const signInScopes = new Set(['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'])

/** Somebody asked for a scope that their kind of organisation does not have. */
export class InvalidScope extends Error {
  override readonly name = 'InvalidScope'
}

type Grant = {
  readonly claims: Readonly<Record<string, string>>
  readonly scopes: readonly Scope[]
  /** Names that were asked for and are not to be in the token. */
  readonly suppressed: readonly string[]
}

/** What a token of an organisation says: the scopes that were asked for, or all it may have when none was. */
export const grantFor = (organisation: Organisation, requested: readonly string[] = []): Grant => {
  const kind = kindOf(organisation)
  const region = regionOfCommissioner(organisation)
  const allowed = scopesOf(organisation, kind)
  const wanted = requested.filter((scope) => !signInScopes.has(scope))
  const refused = wanted.filter((scope) => !allowed.includes(plain(scope) as Scope))
  if (refused.length > 0)
    throw new InvalidScope(`${organisation} may not have ${refused.filter(isKnown).join(' ') || 'that scope'}`)
  return {
    claims: {
      'ladder:organisation': organisation,
      'ladder:kind': kind,
      ...(region && { 'ladder:region': region }),
    },
    scopes: wanted.length > 0 ? allowed.filter((scope) => wanted.map(plain).includes(scope)) : allowed,
    suppressed: wanted.filter((scope) => scope.startsWith(RESOURCE_SERVER)),
  }
}

const plain = (scope: string): string =>
  scope.startsWith(RESOURCE_SERVER) ? scope.slice(RESOURCE_SERVER.length) : scope

const isKnown = (scope: string): boolean => Object.hasOwn(scopes, plain(scope))
