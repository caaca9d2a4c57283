import * as oauth from 'oauth4webapi'
import type { WebConfig } from './config.ts'
import { beginSession } from './session.ts'

const GOING = 'ladder.signing-in'
const callback = (): string => `${location.origin}/signed-in`

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
  beginSession(answer.access_token, answer.expires_in ?? 0)
  return back
}
