import { problem, type Reply } from './reply.ts'

/** What an issuer answers must stay in no cache. */
export const noStore = { 'cache-control': 'no-store' }

const oauthErrors = {
  invalid_request: { status: 400, title: 'The token request cannot be read' },
  invalid_client: { status: 401, title: 'The client is not known' },
  invalid_grant: { status: 400, title: 'The code cannot be exchanged' },
  invalid_scope: { status: 400, title: 'The scope is not one the client may have' },
  unsupported_grant_type: { status: 400, title: 'The grant type is not supported' },
} as const

/** A refusal of the token endpoint, as RFC 6749 names it and as problem details. */
export const refuse = (error: keyof typeof oauthErrors, detail: string): Reply =>
  problem(
    { type: 'about:blank', ...oauthErrors[error], detail },
    { ...noStore, ...(error === 'invalid_client' && { 'www-authenticate': 'Basic realm="ladder"' }) },
    { error, error_description: detail },
  )
