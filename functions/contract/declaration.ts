import * as z from 'zod/mini'
import { eventTypes } from '#events/catalogue.ts'
import { oneOf } from '#events/fields.ts'
import type { FunctionDeclaration, HttpTrigger } from '#functions/declaration.ts'
import { fileOfSchema } from './json-schema.ts'

const files = eventTypes.map(fileOfSchema) as [string, ...string[]]
const AnyDocument = z.looseObject({})

type Served = Pick<HttpTrigger, 'path'> & Pick<HttpTrigger['operation'], 'id' | 'summary' | 'parameters' | 'problems'>

const served = ({ path, ...operation }: Served, mediaType = 'application/json'): HttpTrigger => ({
  kind: 'http',
  method: 'GET',
  path,
  scopes: 'public',
  operation: {
    ...operation,
    responses: {
      200: { says: 'The document', content: { [mediaType]: AnyDocument } },
      304: { says: 'It is still the one with the ETag that If-None-Match names' },
    },
  },
})

export const declaration: FunctionDeclaration = {
  name: 'contract',
  does: 'Publishes what can be asked and said: this document, that of the bus, and the schemas of events.',
  triggers: [
    served({ path: '/openapi.json', id: 'getOpenApi', summary: 'Read the OpenAPI document of this API' }),
    served({ path: '/asyncapi.json', id: 'getAsyncApi', summary: 'Read the AsyncAPI document of the bus' }),
    served(
      {
        path: '/schemas/{file}',
        id: 'getSchema',
        summary: 'Read the JSON Schema of an event type',
        parameters: { file: { in: 'path', schema: oneOf(...files), says: 'The event type and .json' } },
        problems: [404],
      },
      'application/schema+json',
    ),
  ],
  tables: {},
  memoryMb: 512,
  timeoutSeconds: 10,
}
