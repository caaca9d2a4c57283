import { webClient } from './paths.ts'

/** What the pages ask when they send somebody to sign in. */
export type SignInRequest = {
  readonly redirectUri: string
  readonly challenge: string
  readonly scopes: readonly string[]
  readonly state?: string | undefined
  readonly nonce?: string | undefined
}

const offered = ['openid', 'email']

/** Reads a request to sign in, or says what is wrong with it. No address in it is trusted but the one page that signs people in. */
export const requestOf = (query: string, url: string): SignInRequest | string => {
  const asked = new URLSearchParams(query)
  const redirectUri = `${url}/signed-in`
  const challenge = asked.get('code_challenge') ?? ''
  const scopes = (asked.get('scope') ?? offered.join(' ')).split(' ').filter(Boolean)
  if (asked.get('client_id') !== webClient) return `The client is not known: client_id is ${webClient}.`
  if (asked.get('redirect_uri') !== redirectUri) return `Signing in leads to ${redirectUri} and to no other address.`
  if (asked.get('response_type') !== 'code') return 'The only response_type is code.'
  if (asked.get('code_challenge_method') !== 'S256') return 'PKCE is asked for: code_challenge_method is S256.'
  if (!/^[\w-]{43}$/.test(challenge))
    return 'PKCE is asked for: code_challenge is the SHA-256 of a verifier in base64url.'
  if (!scopes.every((scope) => offered.includes(scope))) return `The scopes of a sign-in are ${offered.join(' and ')}.`
  return {
    redirectUri,
    challenge,
    scopes,
    state: asked.get('state') ?? undefined,
    nonce: asked.get('nonce') ?? undefined,
  }
}
