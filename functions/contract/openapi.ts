import type { FunctionDeclaration, HttpTrigger, Operation } from '#functions/declaration.ts'
import { scopes } from '#shared/scopes.ts'
import { version } from '#shared/version.ts'
import { type SchemaWriter, schemaWriter } from './json-schema.ts'
import { nameOfProblem, problemResponses } from './problem-responses.ts'
import { webhooks } from './webhooks.ts'

const description = `Ladder records the commissioning and progression of trainee assistant practitioners as events, and answers
what can be asked of them. Times are RFC 3339 in UTC, money is in pence. Every error is \`application/problem+json\`.
The events on the bus are described in [/asyncapi.json](/asyncapi.json).`

/** The OpenAPI 3.1 document of every route that functions declare. */
export const openApi = (functions: readonly FunctionDeclaration[]): object => {
  const writer = schemaWriter('draft-2020-12')
  const tagged = functions.filter(({ triggers }) => triggers.some(isHttp))
  const paths: Record<string, Record<string, object>> = {}
  for (const { name, triggers } of tagged)
    for (const trigger of triggers.filter(isHttp)) {
      paths[trigger.path] ??= {}
      Object.assign(paths[trigger.path] ?? {}, { [trigger.method.toLowerCase()]: operationOf(trigger, name, writer) })
    }
  const responses = problemResponses(writer)
  return {
    openapi: '3.1.1',
    info: { title: 'Ladder', version, description },
    servers: [{ url: '/', description: 'Where this document was read' }],
    tags: tagged.map(({ name, does }) => ({ name, description: does })),
    paths,
    webhooks: webhooks(writer),
    components: { schemas: writer.components(), responses, securitySchemes },
  }
}

const securitySchemes = {
  clientCredentials: {
    type: 'oauth2',
    description: 'A token of an organisation. Without `scope` it carries all scopes of its kind of organisation.',
    flows: { clientCredentials: { tokenUrl: '/oauth2/token', scopes } },
  },
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token had in any other way, as by signing in.',
  },
}

const isHttp = (trigger: { readonly kind: string }): trigger is HttpTrigger => trigger.kind === 'http'

const operationOf = ({ scopes, operation }: HttpTrigger, tag: string, writer: SchemaWriter): object => ({
  operationId: operation.id,
  tags: [tag],
  summary: operation.summary,
  ...(operation.description && { description: operation.description }),
  ...(operation.parameters && { parameters: parametersOf(operation.parameters, writer) }),
  ...(operation.requests && { requestBody: { required: true, content: contentOf(operation.requests, writer) } }),
  responses: { ...answersOf(operation, writer), ...problemsOf(operation, scopes) },
  security: securityOf(scopes),
})

const parametersOf = (parameters: NonNullable<Operation['parameters']>, { write }: SchemaWriter): object[] =>
  Object.entries(parameters).map(([name, { in: place, schema, says }]) => ({
    name,
    in: place,
    description: says,
    required: place === 'path',
    schema: write(schema),
  }))

const contentOf = (content: NonNullable<Operation['requests']>, { write }: SchemaWriter): object =>
  Object.fromEntries(Object.entries(content).map(([mediaType, schema]) => [mediaType, { schema: write(schema) }]))

const answersOf = ({ responses }: Operation, writer: SchemaWriter): object =>
  Object.fromEntries(
    Object.entries(responses).map(([status, { says, content }]) => [
      status,
      { description: says, ...(content && { content: contentOf(content, writer) }) },
    ]),
  )

const problemsOf = ({ problems = [] }: Operation, scopes: HttpTrigger['scopes']): object => {
  const statuses = [...problems, ...(scopes === 'public' ? [] : [401, 403]), 500]
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${nameOfProblem(status)}` }]),
  )
}

/** Alternatives: any one scope, by either scheme. */
const securityOf = (scopes: HttpTrigger['scopes']): object[] =>
  scopes === 'public' ? [] : scopes.flatMap((scope) => [{ clientCredentials: [scope] }, { bearer: [scope] }])
