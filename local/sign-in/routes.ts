import type { RegisteredOrganisation } from '#events/organisation.ts'
import { builtPages } from '../../web/build.ts'
import type { Clock } from '../clock.ts'
import { noStore, refuse } from '../oauth.ts'
import { type OwnPage, ownPage } from '../pages/own-page.ts'
import { json, type Reply } from '../reply.ts'
import type { Call, Route } from '../routes.ts'
import { lifetimeSeconds, type Tokens } from '../tokens.ts'
import { choicePage, faultPage } from './choice.ts'
import { openCodes } from './codes.ts'
import { signInPaths, webClient } from './paths.ts'
import { type Person, peopleOf } from './people.ts'
import { requestOf } from './request.ts'

/** Everybody in the register, as it is when somebody signs in. */
export type Register = () => Promise<readonly RegisteredOrganisation[]>

type SignInOptions = {
  readonly url: string
  readonly clock: Clock
  readonly tokens: Tokens
  readonly register: Register
}

const unknownCode = refuse(
  'invalid_grant',
  'The code is unknown, used, over five minutes old, or was given for another address or verifier: sign in again',
)
const unknownPerson = refuse('invalid_grant', 'The organisation of the person is no longer in the register')

/** Signs people in as Cognito's managed login does, but for asking who they really are. */
export const openSignIn = ({ url, clock, tokens, register }: SignInOptions) => {
  const codes = openCodes(clock)
  const show = (page: OwnPage): Promise<Reply> => ownPage(builtPages, page)

  const choose = async ({ query, request: { method }, body }: Call): Promise<Reply> => {
    const request = requestOf(query, url)
    if (typeof request === 'string') return show(faultPage(request))
    const people = peopleOf(await register())
    const action = `${signInPaths.authorize}?${query}`
    if (method === 'GET') return show(choicePage({ people, action }))
    const chosen = new URLSearchParams(body.toString()).get('person')
    const person = people.find(({ organisation }) => organisation === chosen)
    if (!person) return show(choicePage({ people, action, missing: true }))
    const code = codes.give({ person, request })
    const { redirectUri, state } = request
    return movedTo(`${redirectUri}?${new URLSearchParams({ code, ...(state !== undefined && { state }) })}`)
  }

  const signOut = async ({ query }: Call): Promise<Reply> => {
    const asked = new URLSearchParams(query)
    const to = asked.get('logout_uri') ?? ''
    if (asked.get('client_id') !== webClient)
      return show(faultPage(`The client is not known: client_id is ${webClient}.`))
    // Nothing is kept here of who has signed in: the pages forget their tokens themselves.
    return URL.parse(to)?.origin === url ? movedTo(to) : show(faultPage(`Signing out leads to ${url} and to no other.`))
  }

  const tokensFor = async (person: Person, scopes: readonly string[], nonce: string | undefined): Promise<Reply> => {
    const { organisation, email } = person
    const subject = email.slice(0, email.indexOf('@'))
    const attributes = { sub: subject, email, email_verified: 'true', 'custom:organisation': organisation }
    const holder = {
      triggerSource: 'TokenGeneration_HostedAuth',
      clientId: webClient,
      subject,
      attributes,
      scopes,
    } as const
    const access_token = await tokens.access(holder, unknownPerson)
    if (typeof access_token !== 'string') return access_token
    const claims = {
      aud: webClient,
      token_use: 'id',
      email,
      email_verified: true,
      'cognito:username': subject,
      'custom:organisation': organisation,
      ...(nonce !== undefined && { nonce }),
    }
    // The browser checks it by the machine's clock, which a rehearsal of another year does not move.
    const id_token = await tokens.sign(subject, claims, new Date())
    return json({ access_token, id_token, token_type: 'Bearer', expires_in: lifetimeSeconds }, noStore)
  }

  /** A code for tokens: the pages' half of the token endpoint. */
  const exchange = async (form: URLSearchParams): Promise<Reply> => {
    const [code, redirectUri, verifier] = ['code', 'redirect_uri', 'code_verifier'].map((name) => form.get(name))
    if (!code || !redirectUri || !verifier)
      return refuse('invalid_request', 'Send code, redirect_uri and code_verifier with the client_id')
    if (form.get('client_id') !== webClient) return refuse('invalid_client', `The client_id is ${webClient}`)
    const grant = codes.redeem({ code, redirectUri, verifier })
    return grant ? tokensFor(grant.person, grant.request.scopes, grant.request.nonce) : unknownCode
  }

  const routes: Route[] = [
    { method: 'GET', path: signInPaths.authorize, scopes: 'public', answer: choose },
    { method: 'POST', path: signInPaths.authorize, scopes: 'public', answer: choose },
    { method: 'GET', path: signInPaths.signOut, scopes: 'public', answer: signOut },
  ]
  return { routes, exchange }
}

const movedTo = (location: string): Reply => ({ status: 302, headers: { location }, body: '' })
