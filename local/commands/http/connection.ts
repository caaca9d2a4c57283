import { UsageError } from '../../options.ts'

/** Where Ladder is, and who asks it. */
export type Connection = {
  readonly url: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly secret: string
}

type Given = { readonly url?: string | undefined; readonly as?: string | undefined }
type Environment = Readonly<Partial<Record<string, string>>>

const HERE = ['127.0.0.1', 'localhost', '[::1]']

/** Options win over the environment. On this machine there is a commissioner of all of England, and every secret is `local`. */
export const connectionOf = ({ url, as }: Given, environment: Environment): Connection => {
  const address = addressOf(url ?? environment.LADDER_URL ?? 'http://127.0.0.1:3000')
  const isHere = HERE.includes(address.hostname)
  const clientId = as ?? environment.LADDER_CLIENT_ID ?? (isHere ? 'hee:england' : undefined)
  if (!clientId) throw new UsageError('Say who asks: --as ORG, or LADDER_CLIENT_ID in the environment')
  const secret = environment.LADDER_CLIENT_SECRET ?? (isHere ? 'local' : undefined)
  if (!secret) throw new UsageError(`Put the secret of ${clientId} into the environment as LADDER_CLIENT_SECRET`)
  const base = address.href.replace(/\/+$/, '')
  return { url: base, tokenUrl: environment.LADDER_TOKEN_URL ?? `${base}/oauth2/token`, clientId, secret }
}

const addressOf = (text: string): URL => {
  const address = URL.canParse(text) ? new URL(text) : undefined
  if (!address || !/^https?:$/.test(address.protocol))
    throw new UsageError(`--url must be an address, as in https://ladder.example, not '${text}'`)
  return address
}
