import { createHash } from 'node:crypto'

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** A secret of a browser, as long as RFC 7636 asks. */
const verifier = 'a-verifier-of-a-test-that-is-long-enough-for-it'

/** What the pages at an address ask when they send somebody to sign in. */
export const signInQuery = (url: string, changed: Readonly<Record<string, string | undefined>> = {}): string => {
  const asked = {
    response_type: 'code',
    client_id: 'ladder-web',
    redirect_uri: `${url}/signed-in`,
    scope: 'openid email',
    state: 'a state & more',
    nonce: 'a nonce',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...changed,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value)
  return query.toString()
}

/** What they send to have a code exchanged. */
export const exchangeForm = (url: string, code: string, changed: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'ladder-web',
    redirect_uri: `${url}/signed-in`,
    code,
    code_verifier: verifier,
    ...changed,
  })
