import { eventTypes } from '#events/catalogue.ts'
import { functions } from '#functions/catalogue.ts'
import { byRoute, type PublicRequest, publicHandler, type Reply } from '#functions/kit/http.ts'
import { Refusal } from '#shared/refusal.ts'
import { asyncApi } from './asyncapi.ts'
import { fileOfSchema, schemaOf } from './json-schema.ts'
import { openApi } from './openapi.ts'
import { published } from './published.ts'

const schemas = new Map(
  eventTypes.map((type) => [fileOfSchema(type), published('application/schema+json', () => schemaOf(type))]),
)

const schema = async (request: PublicRequest): Promise<Reply> => {
  const answer = schemas.get(request.params.file ?? '')
  if (!answer)
    throw new Refusal('not-found', `No event type has that schema. There are ${[...schemas.keys()].join(', ')}`)
  return answer(request)
}

export const handler = publicHandler(
  byRoute({
    'GET /openapi.json': published('application/json', () => openApi(functions)),
    'GET /asyncapi.json': published('application/json', asyncApi),
    'GET /schemas/{file}': schema,
  }),
)
