import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { clientTypes } from './client-types.ts'
import { openApi } from './openapi.ts'

it('web/client/contract.ts is what `npm run docs` writes', async () => {
  const committed = readFileSync(new URL('../../web/client/contract.ts', import.meta.url), 'utf8')
  expect(committed).toBe(await clientTypes(openApi(functions)))
})

describe('the types of a client', () => {
  const id = { name: 'id', in: 'path', description: 'Which', required: true, schema: { type: 'string' } }
  const colour = { name: 'colour', in: 'query', description: 'Only these', required: false, schema: { enum: ['red'] } }
  const json = (schema: object) => ({ content: { 'application/json': { schema } } })
  const thing = json({ $ref: '#/components/schemas/Thing' })
  const document = (operation: object) => ({
    paths: { '/things/{id}': { put: { operationId: 'putThing', summary: 'Write it', ...operation } } },
    components: { schemas: { Thing: { type: 'string', description: 'What it is' }, Other: { type: 'string' } } },
  })
  const written = async (operation: object) => (await clientTypes(document(operation))).replaceAll(/\s+/g, ' ')

  it('say where an operation is, what it takes and what it answers', async () => {
    const types = await written({
      parameters: [id, colour],
      requestBody: json({ type: 'number' }),
      responses: { 200: thing, 201: thing, 404: json({ type: 'boolean' }) },
    })
    for (const part of [
      "method: 'PUT' path: '/things/{id}'",
      'answer: Thing body: number',
      'path: { /** * Which */ id: string }',
    ])
      expect(types).toContain(part)
    expect(types).toContain("query?: { /** * Only these */ colour?: 'red' }")
    expect(types).toContain("export const operations = { putThing: { method: 'PUT', path: '/things/{id}' }, } as const")
  })

  it('keep both the name and the words of a reference', async () => {
    const named = { ...colour, schema: { $ref: '#/components/schemas/Thing' } }
    const types = await written({ parameters: [named], responses: { 200: thing } })
    expect(types).toContain('/** * Only these */ colour?: Thing')
  })

  it('leave out what no operation refers to', async () => {
    expect(await written({ responses: { 200: thing } })).not.toContain('Other')
  })

  it('know nothing of an answer that is not JSON', async () => {
    expect(await written({ responses: { 200: { content: { 'text/csv': { schema: {} } } } } })).toContain(
      'answer: unknown',
    )
  })
})
