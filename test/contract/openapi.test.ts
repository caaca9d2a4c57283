import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { ProblemDetails } from '#events/receipts.ts'
import { functions } from '#functions/catalogue.ts'
import { openApi } from '#functions/contract/openapi.ts'
import { problemOf } from '#functions/kit/problems.ts'
import { Refusal } from '#shared/refusal.ts'
import { scopes } from '#shared/scopes.ts'
import { brokenReferences, objectsIn } from './walk.ts'

type Parameter = { name: string; in: string; required: boolean }
type OperationObject = {
  operationId?: string
  parameters?: Parameter[]
  responses: Record<string, object>
  security: Record<string, string[]>[]
}
type Document = {
  paths: Record<string, Record<string, OperationObject>>
  components: { schemas: Record<string, object> }
}

// As a client gets it.
const document: Document = JSON.parse(JSON.stringify(openApi(functions)))
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, path, operation })),
)
const declared = functions.flatMap(({ triggers }) => triggers.filter((trigger) => trigger.kind === 'http'))

describe('the OpenAPI document', () => {
  it('keeps the rules of OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  it('has every declared route and no other', () => {
    const routes = declared.map(({ method, path }) => `${method} ${path}`)
    expect(operations.map(({ route }) => route).toSorted()).toEqual(routes.toSorted())
  })

  it('has an id for every operation, each once', () => {
    const ids = operations.map(({ operation }) => operation.operationId ?? '')
    expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(operations)('$route declares the parameters of its path', ({ path, operation }) => {
    const inPath = operation.parameters?.filter((parameter) => parameter.in === 'path') ?? []
    const written = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(inPath.map(({ name }) => name)).toEqual(written)
    expect(inPath.every(({ required }) => required)).toBe(true)
  })

  it.each(operations)('$route says what it answers, well or badly', ({ operation }) => {
    const isPublic = operation.security.length === 0
    const statuses = Object.keys(operation.responses)
    expect(statuses.some((status) => status.startsWith('2'))).toBe(true)
    expect(statuses).toEqual(expect.arrayContaining(isPublic ? ['500'] : ['401', '403', '500']))
  })

  it('asks for scopes that exist, by either scheme', () => {
    const asked = operations.flatMap(({ operation }) => operation.security.flatMap(Object.values)).flat()
    expect(asked.filter((scope) => !Object.hasOwn(scopes, scope))).toEqual([])
  })

  it('leads every reference somewhere', () => {
    expect(brokenReferences(document)).toEqual([])
  })

  it('holds a named schema once, and none that nothing refers to', () => {
    const texts = objectsIn(document).map((part) => JSON.stringify(part))
    const used = new Set(objectsIn(document).map(({ $ref }) => $ref))
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(texts.filter((text) => text === JSON.stringify(schema))).toHaveLength(1)
      expect(used).toContain(`#/components/schemas/${name}`)
    }
  })

  it('describes the problems that are answered', () => {
    const problem = problemOf(new Refusal('invalid', 'a fault', [{ pointer: '/id', detail: 'is missing' }]))
    expect(ProblemDetails.safeParse(problem)).toEqual({ success: true, data: problem })
  })
})
