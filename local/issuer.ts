import { randomUUID } from 'node:crypto'
import type {
  AccessTokenGenerationV3,
  PreTokenGenerationClientCredentialsV3TriggerEvent as TokenEvent,
} from 'aws-lambda/trigger/cognito-user-pool-trigger/pre-token-generation-v3.d.ts'
import { SignJWT } from 'jose'
import { region, userPool } from './account.ts'
import type { Clock } from './clock.ts'
import type { LocalFunction } from './functions.ts'
import type { SigningKey } from './kept-keys.ts'
import { json, problem, type Reply } from './reply.ts'
import type { Call, Route } from './routes.ts'

export type IssuerOptions = {
  readonly url: string
  readonly key: SigningKey
  readonly clock: Clock
  /** The function that Cognito asks what a token says. */
  readonly tokenClaims: Pick<LocalFunction, 'invoke'> | undefined
}

type Client = { readonly id: string; readonly secret: string }

const secretOfEveryClient = 'local'
const lifetimeSeconds = 3600
const noStore = { 'cache-control': 'no-store' }

const oauthErrors = {
  invalid_request: { status: 400, title: 'The token request cannot be read' },
  invalid_client: { status: 401, title: 'The client is not known' },
  invalid_scope: { status: 400, title: 'The scope is not one the client may have' },
  unsupported_grant_type: { status: 400, title: 'The grant type is not supported' },
} as const

const refuse = (error: keyof typeof oauthErrors, detail: string): Reply =>
  problem(
    { type: 'about:blank', ...oauthErrors[error], detail },
    { ...noStore, ...(error === 'invalid_client' && { 'www-authenticate': 'Basic realm="ladder"' }) },
    { error, error_description: detail },
  )

const unknownClient = refuse(
  'invalid_client',
  "The client id is the id of a registered organisation, such as hee:england, and its secret is 'local'",
)

// An organisation's id has a colon in it: encoded, as OAuth asks, or not, the secret is what follows the last one.
const basicClient = (authorization: string | undefined): Client | undefined => {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const pair = Buffer.from(encoded, 'base64').toString()
  const colon = pair.lastIndexOf(':')
  return { id: decodeURIComponent(pair.slice(0, colon)), secret: pair.slice(colon + 1) }
}

const clientOf = ({ request }: Call, form: URLSearchParams): Client =>
  basicClient(request.headers.authorization) ?? {
    id: form.get('client_id') ?? '',
    secret: form.get('client_secret') ?? '',
  }

const tokenEvent = (clientId: string, scopes: string[]) => ({
  version: '3',
  triggerSource: 'TokenGeneration_ClientCredentials',
  region,
  userPoolId: userPool,
  userName: clientId,
  callerContext: { awsSdkVersion: 'local', clientId },
  request: { userAttributes: {}, groupConfiguration: {}, scopes },
  response: { claimsAndScopeOverrideDetails: null },
})

/** The token endpoint and the keys to check its tokens with, as Cognito has them for machines. */
export const issuerRoutes = ({ url, key, clock, tokenClaims }: IssuerOptions): Route[] => {
  /** What the function wants the token to say, or the refusal that its error stands for. */
  const ask = async (client: Client, scopes: string[]): Promise<AccessTokenGenerationV3 | Reply> => {
    if (client.secret !== secretOfEveryClient || !tokenClaims) return unknownClient
    try {
      const { response } = (await tokenClaims.invoke(tokenEvent(client.id, scopes))) as TokenEvent
      return response.claimsAndScopeOverrideDetails?.accessTokenGeneration ?? {}
    } catch (error) {
      return error instanceof Error && error.name === 'InvalidScope'
        ? refuse('invalid_scope', error.message)
        : unknownClient
    }
  }

  const sign = (clientId: string, scope: string, claims: object): Promise<string> => {
    const now = Math.floor(clock.now().getTime() / 1000)
    return new SignJWT({ ...claims, client_id: clientId, token_use: 'access', scope, version: 2, auth_time: now })
      .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid ?? '' })
      .setSubject(clientId)
      .setIssuer(url)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(key.private)
  }

  const token = async (call: Call): Promise<Reply> => {
    if (!call.request.headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded')) {
      return refuse('invalid_request', 'Send a form: content-type application/x-www-form-urlencoded')
    }
    const form = new URLSearchParams(call.body.toString())
    if (form.get('grant_type') !== 'client_credentials') {
      return refuse('unsupported_grant_type', 'The only grant type is client_credentials')
    }
    const client = clientOf(call, form)
    const requested = form.get('scope')?.split(' ').filter(Boolean) ?? []
    const wanted = await ask(client, requested)
    if ('status' in wanted) return wanted
    const suppressed = new Set(wanted.scopesToSuppress)
    const scopes = new Set([...requested.filter((scope) => !suppressed.has(scope)), ...(wanted.scopesToAdd ?? [])])
    const access_token = await sign(client.id, [...scopes].join(' '), wanted.claimsToAddOrOverride ?? {})
    return json({ access_token, token_type: 'Bearer', expires_in: lifetimeSeconds }, noStore)
  }

  return [
    { method: 'POST', path: '/oauth2/token', scopes: 'public', answer: token },
    {
      method: 'GET',
      path: '/.well-known/jwks.json',
      scopes: 'public',
      answer: () => json({ keys: [key.publicJwk] }),
    },
  ]
}
