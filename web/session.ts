import * as oauth from 'oauth4webapi'
import type { WebConfig } from './config.ts'

export type Kind = 'commissioner' | 'hei' | 'employer' | 'epao'

/** Who is signed in, as the access token says, until when (ms since 1970, by this machine's clock). */
export type Session = {
  readonly token: string
  readonly organisation: string
  readonly kind: Kind
  /** A regional commissioner's own. */
  readonly region?: string
  readonly scopes: readonly string[]
  readonly expires: number
}

const KEPT = 'ladder.session'
const GOING = 'ladder.signing-in'
const callback = (): string => `${location.origin}/signed-in`

/** The session of this tab, unless it is over. */
export const currentSession = (): Session | undefined => {
  const kept = sessionStorage.getItem(KEPT)
  if (kept === null) return undefined
  const session = JSON.parse(kept) as Session
  return session.expires > Date.now() ? session : undefined
}

/** Ends a session that is over. What was typed and not sent stays in the tab, for the same organisation signed in again. */
export const endSession = (): void => sessionStorage.removeItem(KEPT)

/** Forgets who was signed in, and all that was kept for them. */
const forgetSession = (): void => sessionStorage.clear()

type Going = { readonly verifier: string; readonly state: string; readonly nonce: string; readonly back: string }

const issuerOf = ({ signIn }: WebConfig): oauth.AuthorizationServer => ({
  issuer: signIn.issuer,
  authorization_endpoint: signIn.authorize,
  token_endpoint: signIn.token,
})

/** Leaves for the sign-in; `back` is where the person comes back to. */
export const signIn = async (config: WebConfig, back: string): Promise<void> => {
  const going: Going = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    back,
  }
  sessionStorage.setItem(GOING, JSON.stringify(going))
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: config.signIn.clientId,
    redirect_uri: callback(),
    scope: 'openid email',
    state: going.state,
    nonce: going.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(going.verifier),
    code_challenge_method: 'S256',
  })
  location.assign(`${config.signIn.authorize}?${asked}`)
}

/** Turns the code that the sign-in came back with into a session; gives where the person wanted to go. Rejects on anything unforeseen. */
export const completeSignIn = async (config: WebConfig, address: URL): Promise<string> => {
  const { verifier, state, nonce, back } = JSON.parse(sessionStorage.getItem(GOING) ?? 'null') as Going
  sessionStorage.removeItem(GOING)
  const issuer = issuerOf(config)
  const client: oauth.Client = { client_id: config.signIn.clientId }
  // Only the platform on this machine answers without TLS.
  const options = { [oauth.allowInsecureRequests]: location.protocol === 'http:' }
  const code = oauth.validateAuthResponse(issuer, client, address, state)
  const response = await oauth.authorizationCodeGrantRequest(
    issuer,
    client,
    oauth.None(),
    code,
    callback(),
    verifier,
    options,
  )
  const answer = await oauth.processAuthorizationCodeResponse(issuer, client, response, { expectedNonce: nonce })
  sessionStorage.setItem(KEPT, JSON.stringify(sessionFrom(answer.access_token, answer.expires_in ?? 0)))
  return back
}

type Claims = {
  readonly 'ladder:organisation': string
  readonly 'ladder:kind': Kind
  readonly 'ladder:region'?: string
  readonly scope: string
}

const sessionFrom = (token: string, lifetimeSeconds: number): Session => {
  const claims = claimsOf(token)
  const region = claims['ladder:region']
  return {
    token,
    organisation: claims['ladder:organisation'],
    kind: claims['ladder:kind'],
    ...(region !== undefined && { region }),
    scopes: claims.scope.split(' '),
    expires: Date.now() + lifetimeSeconds * 1000,
  }
}

/** What an access token says. It is only shown: the API checks the token itself. */
const claimsOf = (token: string): Claims => {
  const [, payload = ''] = token.split('.')
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0))
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims
}

/** Signs out here and at the sign-in. */
export const signOut = ({ signIn }: WebConfig): void => {
  forgetSession()
  const leaving = new URLSearchParams({ client_id: signIn.clientId, logout_uri: location.origin })
  location.assign(`${signIn.signOut}?${leaving}`)
}
