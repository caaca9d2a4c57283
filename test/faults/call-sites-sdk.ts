import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { marshalled } from '../model/marshalled.ts'
import type { Item } from '../model/values.ts'

/** One attempt of a call as AWS gets it; throws what AWS refuses it with. `token`: that of a transaction, if the SDK sent one. */
type Wire = (attempt: number, token: string | undefined) => object

/** A call that the product makes of a client of the SDK. */
export type SdkCall = {
  /** Without `Command`. */
  readonly command: string
  readonly input: object
  /** Leaves the call to the SDK itself, with its own retries and its own reading of errors, and `wire` in place of AWS. */
  readonly overTheWire: (wire: Wire) => Promise<object>
}

type Command = { readonly input: object }
type Client = {
  readonly send: (command: Command, options?: object) => Promise<object>
  readonly config: { requestHandler: object; readonly retryStrategy: () => Promise<object> }
}

const prototypes = [DynamoDBDocumentClient, EventBridgeClient, SecretsManagerClient, CognitoIdentityProviderClient].map(
  ({ prototype }) => prototype as object as Client,
)
const ownSends = prototypes.map(({ send }) => send)

/** Lets `answer` have every call of every client of this process, those made already too. */
export const standBeforeSdk = (answer: (call: SdkCall) => Promise<object>): void => {
  for (const [nth, prototype] of prototypes.entries()) {
    const send = ownSends[nth] as Client['send']
    const instead = function (this: Client, command: Command, options?: object): Promise<object> {
      const name = command.constructor.name.replace(/Command$/, '')
      const overTheWire = async (wire: Wire) => {
        // Every run is a day of its own: it finds the SDK's allowance of retries full.
        Object.assign(await this.config.retryStrategy(), { capacity: 500 })
        this.config.requestHandler = requestHandler(name, wire)
        return send.call(this, command, options)
      }
      return answer({ command: name, input: command.input, overTheWire })
    }
    Object.defineProperty(prototype, 'send', { configurable: true, value: instead })
  }
}

type Request = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array | string }

const requestHandler = (command: string, wire: Wire) => {
  let attempt = 0
  return {
    handle: async ({ body }: Request) => {
      const sent = JSON.parse(
        typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.length).toString(),
      ) as { ClientRequestToken?: string }
      try {
        return answered(200, onWire(command, wire(++attempt, sent.ClientRequestToken)))
      } catch (error) {
        if (!(error instanceof Error) || error.name === 'TimeoutError') throw error
        const { CancellationReasons } = error as { CancellationReasons?: object }
        const told = { __type: `com.amazonaws#${error.name}`, message: error.message, CancellationReasons }
        return answered(error.name === 'InternalServerError' ? 500 : 400, told)
      }
    },
  }
}

const answered = (statusCode: number, body: object) => ({
  response: {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  },
})

const item = (given: unknown): object => marshalled(given as Item)
const items = (given: unknown): object[] => (given as object[]).map(item)

/** How each field with items in it goes over the wire; all others go as they are. */
const fields: Readonly<Record<string, (given: unknown) => unknown>> = {
  Item: item,
  Attributes: item,
  LastEvaluatedKey: item,
  Items: items,
  'BatchGet Responses': (given) =>
    Object.fromEntries(Object.entries(given as object).map(([table, found]) => [table, items(found)])),
}

const onWire = (command: string, output: object): object =>
  Object.fromEntries(
    Object.entries(output).map(([name, value]) => {
      const write = fields[name] ?? fields[`${command} ${name}`]
      return [name, write && value !== undefined ? write(value) : value]
    }),
  )
