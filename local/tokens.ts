import { randomUUID } from 'node:crypto'
import type { PreTokenGenerationClientCredentialsV3TriggerEvent as TokenEvent } from 'aws-lambda/trigger/cognito-user-pool-trigger/pre-token-generation-v3.d.ts'
import { type JWTPayload, SignJWT } from 'jose'
import { region, userPool } from './account.ts'
import type { Clock } from './clock.ts'
import type { LocalFunction } from './functions.ts'
import type { SigningKey } from './kept-keys.ts'
import { refuse } from './oauth.ts'
import type { Reply } from './reply.ts'

export type IssuerOptions = {
  readonly url: string
  readonly key: SigningKey
  readonly clock: Clock
  /** The function that Cognito asks what a token says. */
  readonly tokenClaims: Pick<LocalFunction, 'invoke'> | undefined
}

/** Whom a token is for, and how they came to ask for it. */
type Holder = {
  readonly triggerSource: 'TokenGeneration_ClientCredentials' | 'TokenGeneration_HostedAuth'
  readonly clientId: string
  readonly subject: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly scopes: readonly string[]
}

export type Tokens = {
  /** An access token that says what the function wants, or the refusal that its error stands for. */
  readonly access: (holder: Holder, unknown: Reply) => Promise<string | Reply>
  /** Signs what a token of a subject says, from `from`, or else the platform's now, for its lifetime. */
  readonly sign: (subject: string, claims: JWTPayload, from?: Date) => Promise<string>
}

export const lifetimeSeconds = 3600

const tokenEvent = ({ triggerSource, clientId, subject, attributes = {}, scopes }: Holder) => ({
  version: '3',
  triggerSource,
  region,
  userPoolId: userPool,
  userName: subject,
  callerContext: { awsSdkVersion: 'local', clientId },
  request: { userAttributes: attributes, groupConfiguration: {}, scopes },
  response: { claimsAndScopeOverrideDetails: null },
})

/** Makes tokens as Cognito does: what they say is asked of the function, what they are is not. */
export const openTokens = ({ url, key, clock, tokenClaims }: IssuerOptions): Tokens => {
  const sign: Tokens['sign'] = (subject, claims, from = clock.now()) => {
    const now = Math.floor(from.getTime() / 1000)
    return new SignJWT({ ...claims, auth_time: now })
      .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid ?? '' })
      .setSubject(subject)
      .setIssuer(url)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(key.private)
  }

  const ask = async (holder: Holder, unknown: Reply) => {
    if (!tokenClaims) return unknown
    try {
      const { response } = (await tokenClaims.invoke(tokenEvent(holder))) as TokenEvent
      return response.claimsAndScopeOverrideDetails?.accessTokenGeneration ?? {}
    } catch (error) {
      return error instanceof Error && error.name === 'InvalidScope' ? refuse('invalid_scope', error.message) : unknown
    }
  }

  const access: Tokens['access'] = async (holder, unknown) => {
    const wanted = await ask(holder, unknown)
    if ('status' in wanted) return wanted
    const { subject, clientId, scopes: requested } = holder
    const suppressed = new Set(wanted.scopesToSuppress)
    const scopes = new Set([...requested.filter((scope) => !suppressed.has(scope)), ...(wanted.scopesToAdd ?? [])])
    return sign(subject, {
      ...wanted.claimsToAddOrOverride,
      client_id: clientId,
      token_use: 'access',
      scope: [...scopes].join(' '),
      version: 2,
    })
  }

  return { access, sign }
}
