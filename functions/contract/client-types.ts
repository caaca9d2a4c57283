import { compile, type JSONSchema } from 'json-schema-to-typescript'

type Schema = Readonly<Record<string, unknown>>
type Content = Readonly<Record<string, { readonly schema?: Schema }>>
type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: 'path' | 'query' | 'header'
    readonly description: string
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
type Route = Operation & { readonly method: string; readonly path: string }

const banner = '// Written from the OpenAPI document by `npm run docs`: change the schemas, not this file.'

/** The module of the pages' client: a type of each named schema, what each operation takes and gives, and where it is. */
export const clientTypes = async (openApi: object): Promise<string> => {
  const { paths, components } = JSON.parse(JSON.stringify(openApi)) as Document
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )
  const operations = object(Object.fromEntries(routes.map((route) => [route.operationId, typeOf(route)])))
  const schema = asDefinitions({ ...operations, definitions: components.schemas })
  const types = await compile(schema as JSONSchema, 'Operations', {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    style: { singleQuote: true, semi: false, printWidth: 120 },
  })
  return `${types.replace(/^export interface (\w+) \{/gm, 'export type $1 = {')}\n${whereabouts(routes)}`
}

const typeOf = ({ method, path, summary, parameters = [], requestBody, responses }: Route): Schema => {
  const body = requestBody?.content['application/json']?.schema
  const taken = parametersOf(parameters)
  const answers = Object.entries(responses).flatMap(([status, { content }]) =>
    Number(status) < 300 && content?.['application/json']?.schema ? [content['application/json'].schema] : [],
  )
  const different = [...new Map(answers.map((answer) => [JSON.stringify(answer), answer])).values()]
  const answer = different.length > 1 ? { anyOf: different } : (different[0] ?? {})
  const fields = { method: { const: method }, path: { const: path }, parameters: taken, answer, ...(body && { body }) }
  return { ...object(fields), description: summary }
}

/** The parameters by their place; a place that has none is left out. */
const parametersOf = (parameters: NonNullable<Operation['parameters']>): Schema => {
  const places = Map.groupBy(parameters, (parameter) => parameter.in)
  return object(
    Object.fromEntries(
      [...places].map(([place, within]) => [
        place,
        object(
          Object.fromEntries(within.map(({ name, description, schema }) => [name, { ...schema, description }])),
          within.filter(({ required }) => required).map(({ name }) => name),
        ),
      ]),
    ),
    [...places].flatMap(([place, within]) => (within.some(({ required }) => required) ? [place] : [])),
  )
}

const object = (properties: Schema, required: readonly string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

// With words of its own beside it, a reference would be taken for a schema other than the named one.
const asDefinitions = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema), (_, value) => {
    if (typeof value?.$ref !== 'string') return value
    const { $ref, ...beside } = value
    return { ...beside, allOf: [{ $ref: $ref.replace('#/components/schemas/', '#/definitions/') }] }
  })

const whereabouts = (routes: readonly Route[]): string => {
  const lines = routes.map(
    ({ operationId, method, path }) => `  ${operationId}: { method: '${method}', path: '${path}' },\n`,
  )
  return `/** Method and path of each operation. */\nexport const operations = {\n${lines.join('')}} as const\n`
}
