import { noStore, refuse } from './oauth.ts'
import { json, type Reply } from './reply.ts'
import type { Call, Route } from './routes.ts'
import { signInPaths } from './sign-in/paths.ts'
import { openSignIn, type Register } from './sign-in/routes.ts'
import { type IssuerOptions, lifetimeSeconds, openTokens } from './tokens.ts'

type Client = { readonly id: string; readonly secret: string }

const secretOfEveryClient = 'local'

const keysPath = '/.well-known/jwks.json'

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

/** What a browser's libraries ask an issuer first (OpenID Connect Discovery). */
const discovery = (url: string): Reply =>
  json({
    issuer: url,
    authorization_endpoint: `${url}${signInPaths.authorize}`,
    token_endpoint: `${url}${signInPaths.token}`,
    jwks_uri: `${url}${keysPath}`,
    end_session_endpoint: `${url}${signInPaths.signOut}`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email'],
  })

/** What Cognito has: the token endpoint, its keys, and the sign-in of people. */
export const issuerRoutes = (options: IssuerOptions & { readonly register: Register }): Route[] => {
  const { url, key } = options
  const tokens = openTokens(options)
  const signIn = openSignIn({ ...options, tokens })

  const machineToken = async (call: Call, form: URLSearchParams): Promise<Reply> => {
    const { id, secret } = clientOf(call, form)
    if (secret !== secretOfEveryClient) return unknownClient
    const scopes = form.get('scope')?.split(' ').filter(Boolean) ?? []
    const triggerSource = 'TokenGeneration_ClientCredentials'
    const access_token = await tokens.access({ triggerSource, clientId: id, subject: id, scopes }, unknownClient)
    if (typeof access_token !== 'string') return access_token
    return json({ access_token, token_type: 'Bearer', expires_in: lifetimeSeconds }, noStore)
  }

  const token = async (call: Call): Promise<Reply> => {
    if (!call.request.headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded')) {
      return refuse('invalid_request', 'Send a form: content-type application/x-www-form-urlencoded')
    }
    const form = new URLSearchParams(call.body.toString())
    const grant = form.get('grant_type')
    if (grant === 'client_credentials') return machineToken(call, form)
    if (grant === 'authorization_code') return signIn.exchange(form)
    return refuse('unsupported_grant_type', 'The grant types are client_credentials and authorization_code')
  }

  const published = (path: string, answer: () => Reply): Route => ({ method: 'GET', path, scopes: 'public', answer })
  return [
    { method: 'POST', path: signInPaths.token, scopes: 'public', answer: token },
    published(keysPath, () => json({ keys: [key.publicJwk] })),
    published('/.well-known/openid-configuration', () => discovery(url)),
    ...signIn.routes,
  ]
}
