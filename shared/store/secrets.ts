import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const client = new SecretsManagerClient({})
const known = new Map<string, Promise<string>>()

/** The text of a secret, read once. A failed read is tried again by whoever asks next. */
export const secretText = (id: string): Promise<string> => {
  const found = known.get(id) ?? read(id)
  known.set(id, found)
  found.catch(() => known.delete(id))
  return found
}

/** Has a secret read again: what was read was of no use. */
export const forgetSecret = (id: string): void => {
  known.delete(id)
}

const read = async (id: string): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }))
  if (!SecretString) throw new Error(`the secret ${id} is empty`)
  return SecretString
}
