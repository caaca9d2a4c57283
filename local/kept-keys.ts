import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { notifyKeySecret, ulnKeySecret, webhookKeySecret } from './account.ts'
import { notifyApiKey } from './notify/service.ts'

/** What is kept in `file`, made at first. Only this user may read it. */
const keptIn = async (file: string, make: () => Promise<string>): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch {
    const made = await make()
    await writeFile(file, made, { mode: 0o600 })
    return made
  }
}

const developmentKey = 'development-key-of-a-platform-that-keeps-nothing'

/** A key of the platform: random for kept data, and well known in memory, where nothing stays. */
const keyIn = async (folder: string | undefined, name: string): Promise<string> => {
  if (folder === undefined) return developmentKey
  return keptIn(join(folder, name), async () => randomBytes(32).toString('base64'))
}

/** What Secrets Manager keeps, by the names of secrets: what turns ULNs into references, what signs webhooks, Notify's key. */
export const secretsIn = async (folder?: string): Promise<Readonly<Record<string, string>>> => ({
  [ulnKeySecret]: await keyIn(folder, 'uln-key'),
  [webhookKeySecret]: await keyIn(folder, 'webhook-key'),
  [notifyKeySecret]: notifyApiKey,
})

export type SigningKey = { readonly private: CryptoKey; readonly publicJwk: JWK }

const makeSigningKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = randomBytes(8).toString('hex')
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' })
}

/** The key that signs access tokens, kept with the data so that tokens outlive a restart. */
export const signingKey = async (folder?: string): Promise<SigningKey> => {
  const kept = folder === undefined ? makeSigningKey() : keptIn(join(folder, 'signing-key.json'), makeSigningKey)
  const jwk: JWK = JSON.parse(await kept)
  const { kty, n, e, kid, alg, use } = jwk as Required<Pick<JWK, 'kty' | 'n' | 'e' | 'kid' | 'alg' | 'use'>>
  return { private: (await importJWK(jwk)) as CryptoKey, publicJwk: { kty, n, e, kid, alg, use } }
}
