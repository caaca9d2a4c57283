import { arn, userPool } from './account.ts'
import { readBody } from './body.ts'
import type { Bus, Entry } from './bus.ts'
import { type HttpServer, listen } from './http-server.ts'

type Answer = { readonly status: number; readonly body: unknown }
type Operation = (input: Record<string, unknown>) => Answer

const ok = (body: unknown): Answer => ({ status: 200, body })
const refuse = (type: string, message: string): Answer => ({ status: 400, body: { __type: type, message } })

const entriesAtMost = 10
const bytesAtMost = 1_048_576

/** Texts by the names of secrets. */
type Secrets = Readonly<Record<string, string>>

const operations = (bus: Pick<Bus, 'put'>, secrets: Secrets): Readonly<Record<string, Operation>> => ({
  'AWSEvents.PutEvents': ({ Entries }) => {
    const entries = (Entries ?? []) as readonly Entry[]
    if (entries.length < 1 || entries.length > entriesAtMost) {
      return refuse('ValidationException', `Entries must have 1 to ${entriesAtMost} members`)
    }
    const results = entries.map(bus.put)
    return ok({ FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results })
  },
  'secretsmanager.GetSecretValue': ({ SecretId }) => {
    const [Name, SecretString] = Object.entries(secrets).find(([name]) => name === SecretId) ?? []
    return Name === undefined
      ? refuse('ResourceNotFoundException', `There is no secret but ${Object.keys(secrets).join(', ')}`)
      : ok({ ARN: arn('secretsmanager', `secret:${Name}`), Name, SecretString })
  },
  // Locally a client's id is its organisation's. Its name is too, as Cognito can hold it: without a colon.
  'AWSCognitoIdentityProviderService.DescribeUserPoolClient': ({ ClientId, UserPoolId }) =>
    UserPoolId === userPool
      ? ok({ UserPoolClient: { UserPoolId, ClientId, ClientName: String(ClientId).replace(':', '=') } })
      : refuse('ResourceNotFoundException', `There is no user pool but ${userPool}`),
})

/** Answers, on this machine, the calls of EventBridge, Secrets Manager and Cognito that functions make. */
export const startAws = (port: number, bus: Pick<Bus, 'put'>, secrets: Secrets): Promise<HttpServer> => {
  const known = operations(bus, secrets)

  const answerTo = (target: string, body: Buffer | undefined): Answer => {
    const operation = known[target]
    if (!operation) return refuse('UnknownOperationException', `The platform has no ${target}`)
    if (!body) return refuse('RequestEntityTooLargeException', 'The request is too large')
    try {
      return operation(JSON.parse(body.toString()))
    } catch {
      return refuse('SerializationException', 'The body is not what the operation takes')
    }
  }

  return listen(async (request, response) => {
    const target = String(request.headers['x-amz-target'])
    const { status, body } = answerTo(target, await readBody(request, bytesAtMost).catch(() => undefined))
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  }, port)
}
