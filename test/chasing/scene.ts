import type { DynamoDBBatchResponse } from 'aws-lambda'
import { vi } from 'vitest'
import type { LeftMessage, Message } from '#shared/messages.ts'
import { standBeforeSdk } from '../faults/call-sites-sdk.ts'
import { createTablesModel, tableNameOf } from '../faults/deployment.ts'
import { apiKey, openFarSide } from './far-side.ts'

export const ORGANISATION = 'ods:RAA'
export const EMAIL = 'post@trust.example'
export const NOBODY_LISTENS = 'http://127.0.0.1:1/hook'
export const message: Message = { organisation: ORGANISATION, round: '2026-10', kind: 'opened', due: 12 }
export const REFERENCE = 'ods:RAA#2026-10#opened'

/** Where a run dies: before or after its nth call of AWS. */
export type Death = { readonly nth: number; readonly when: 'before' | 'after' }

type Handler = (event: object) => Promise<DynamoDBBatchResponse | undefined>

/** The function over a model of the store, with Notify and a webhook behind real sockets. One in a process. */
export const createScene = async () => {
  const far = await openFarSide()
  const secrets: Record<string, string> = { 'notify-key': apiKey, 'webhook-key': 'a key of webhooks' }
  let model = createTablesModel()
  let death: Death | undefined
  let [calls, isDead] = [0, false]
  let onWrite = () => undefined as unknown

  Object.assign(process.env, {
    LADDER_TABLE_MESSAGES: tableNameOf('messages'),
    LADDER_TABLE_REGISTRY: tableNameOf('registry'),
    LADDER_LOCAL: 'yes',
    LADDER_ORIGIN: 'https://ladder.example',
    LADDER_NOTIFY_URL: far.url,
    LADDER_NOTIFY_KEY: 'notify-key',
    LADDER_NOTIFY_TEMPLATES: JSON.stringify({ opened: 'template-1', reminder: 'b', late: 'c', closed: 'd' }),
    LADDER_WEBHOOK_KEY: 'webhook-key',
    AWS_REGION: 'eu-west-2',
  })
  const die = (): never => {
    isDead = true
    throw new Error('died')
  }
  standBeforeSdk(async ({ command, input }) => {
    if (isDead) throw new Error('dead')
    const nth = ++calls
    if (death?.nth === nth && death.when === 'before') return die()
    if (command === 'Put') onWrite()
    const { SecretId = '' } = input as { SecretId?: string }
    const output =
      command === 'GetSecretValue' ? { SecretString: secrets[SecretId] } : model.execute(`${command}Command`, input)
    return death?.nth === nth ? die() : output
  })
  const lines: string[] = []
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)

  const handler = (await import('#functions/notify/handler.ts')).handler as Handler
  const { leaveMessages } = await import('#shared/store/messages.ts')
  const { webhookSecretOf } = await import('#shared/store/webhook-secret.ts')
  const { forgetSecret } = await import('#shared/store/secrets.ts')
  const offset = () => Number(process.env.LADDER_CLOCK_OFFSET_MS ?? 0)

  const scene = {
    far,
    handler,
    webhookSecretOf,
    /** All that was logged. */
    said: () => lines.join('\n'),
    reset: () => {
      model = createTablesModel()
      far.forget()
      scene.setNotifyKey(apiKey)
      scene.revive()
      onWrite = () => undefined
      process.env.LADDER_CLOCK_OFFSET_MS = '0'
    },
    setNotifyKey: (key: string) => {
      secrets['notify-key'] = key
      forgetSecret('notify-key')
    },
    dieAt: (given: Death) => {
      calls = 0
      death = given
    },
    isDead: () => isDead,
    revive: () => {
      death = undefined
      isDead = false
    },
    /** Has something done before the next write. */
    beforeNextWrite: (act: () => void) => {
      onWrite = () => {
        onWrite = () => undefined
        act()
      }
    },
    pass: (minutes: number) => {
      process.env.LADDER_CLOCK_OFFSET_MS = String(offset() + minutes * 60_000)
    },
    register: (contact: string | undefined, id = ORGANISATION) => {
      const Item = { kind: 'organisation', id, name: 'Hillside', ...(contact && { contact }) }
      model.execute('PutCommand', { TableName: tableNameOf('registry'), Item })
    },
    leave: (...messages: readonly Message[]) => leaveMessages(messages, new Date(Date.now() + offset()).toISOString()),
    /** Delivers by the stream; whether all was dealt with. */
    stream: async (...messages: readonly Message[]): Promise<boolean> => {
      const answer = await handler({ Records: messages.map((each) => recordOf(each)) })
      return answer?.batchItemFailures.length === 0
    },
    stored: ({ organisation, round, kind }: Message = message): LeftMessage | undefined =>
      [...model.items(tableNameOf('messages'))].find(
        (item) => item.organisation === organisation && item.message === `${round}#${kind}`,
      ) as LeftMessage | undefined,
  }
  return scene
}
export type Scene = Awaited<ReturnType<typeof createScene>>

export const recordOf = ({ organisation, round, kind }: Message, eventName = 'INSERT') => ({
  eventName,
  dynamodb: {
    SequenceNumber: `${organisation} ${kind}`,
    Keys: { organisation: { S: organisation }, message: { S: `${round}#${kind}` } },
  },
})
