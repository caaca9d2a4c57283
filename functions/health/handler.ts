import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { json, publicHandler } from '#functions/kit/http.ts'
import { tableNamed } from '#shared/environment.ts'
import { Refusal } from '#shared/refusal.ts'
import { store } from '#shared/store/client.ts'
import { version } from '#shared/version.ts'

const table = tableNamed('registry')
const PATIENCE_MS = 2000

export const handler = publicHandler(async ({ now }) => {
  await askStore()
  return json(200, { status: 'ok', version, time: now.toISOString() })
})

const askStore = async (): Promise<void> => {
  const question = new GetCommand({ TableName: table, Key: { kind: 'health', id: 'health' }, ConsistentRead: true })
  try {
    await store.send(question, { abortSignal: AbortSignal.timeout(PATIENCE_MS) })
  } catch (cause) {
    throw new Refusal('unavailable', 'The store does not answer', [], { cause })
  }
}
