import * as z from 'zod/mini'
import { parseWith } from '#events/faults.ts'
import { type Kind, kindOf, Organisation, type Region } from '#events/identifiers.ts'
import { regionOfCommissioner } from '#events/organisation.ts'
import { Refusal } from './refusal.ts'
import { allScopes, type Scope } from './scopes.ts'

/** Who asks: always from a verified token, never from the request itself. */
export type Caller = {
  readonly organisation: Organisation
  readonly kind: Kind
  /** A regional commissioner's own. Absent for all of England, and for every other kind. */
  readonly region?: Region
  readonly scopes: readonly Scope[]
}

const Claims = z.object({ 'ladder:organisation': Organisation, scope: z.string() })

/** The caller that a verified access token speaks of. Kind and region follow from the organisation's id. */
export const callerFrom = (claims: unknown): Caller => {
  const parsed = parseWith(Claims, claims)
  if (!parsed.ok) throw new Refusal('unauthenticated', 'The token does not say which organisation it was given to')
  const carried = new Set(parsed.value.scope.split(' '))
  return callerOf(
    parsed.value['ladder:organisation'],
    allScopes.filter((scope) => carried.has(scope)),
  )
}

/** The caller that an organisation is, whose token was verified before. */
export const callerOf = (organisation: Organisation, scopes: readonly Scope[]): Caller => {
  const region = regionOfCommissioner(organisation)
  return { organisation, kind: kindOf(organisation), ...(region && { region }), scopes }
}

/** Refuses a caller whose token lacks a scope. */
export const requireScope = (caller: Caller, scope: Scope): void => {
  if (!caller.scopes.includes(scope)) throw new Refusal('forbidden', `This needs a token with the scope ${scope}`)
}
