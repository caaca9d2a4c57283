import type { Connection } from './connection.ts'
import { describeProblem, NotReached, problemIn } from './errors.ts'
import type { Send } from './sending.ts'

/** The access token of a client: asked for when it is first needed, and anew when it has run out. */
export const openTokens = ({ tokenUrl, clientId, secret }: Connection, send: Send) => {
  let token: Promise<string> | undefined

  const renewed = (): Promise<string> => {
    token = ask()
    return token
  }
  const current = (): Promise<string> => token ?? renewed()

  const ask = async (): Promise<string> => {
    const { status, text } = await send(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }),
    })
    if (status === 200) return (JSON.parse(text) as { readonly access_token: string }).access_token
    throw new NotReached(
      `There is no token for ${clientId}: ${describeProblem(problemIn(text, status))}\nThe secret is in LADDER_CLIENT_SECRET, the organisation in --as or LADDER_CLIENT_ID`,
    )
  }

  /** Read from the token without a check of it: it is only to be told. */
  const organisation = async (): Promise<string> => {
    const [, claims = ''] = (await current()).split('.')
    try {
      const parsed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
      return String(parsed['ladder:organisation'] ?? clientId)
    } catch {
      return clientId
    }
  }
  return { current, renewed, organisation }
}
