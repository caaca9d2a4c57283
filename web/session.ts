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

type Claims = {
  readonly 'ladder:organisation': string
  readonly 'ladder:kind': Kind
  readonly 'ladder:region'?: string
  readonly scope: string
}

/** Begins the session that an access token is for. */
export const beginSession = (token: string, lifetimeSeconds: number): void => {
  const claims = claimsOf(token)
  const region = claims['ladder:region']
  const session: Session = {
    token,
    organisation: claims['ladder:organisation'],
    kind: claims['ladder:kind'],
    ...(region !== undefined && { region }),
    scopes: claims.scope.split(' '),
    expires: Date.now() + lifetimeSeconds * 1000,
  }
  sessionStorage.setItem(KEPT, JSON.stringify(session))
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
