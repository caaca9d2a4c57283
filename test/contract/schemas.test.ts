import { describe, expect, it } from 'vitest'
import { catalogue, eventTypes } from '#events/catalogue.ts'
import { cloudEvents } from '#events/cloud-event.ts'
import { examples } from '#functions/contract/examples.ts'
import { schemaOf } from '#functions/contract/json-schema.ts'
import { objectsIn, target } from './walk.ts'

const sent = examples()

describe.each(eventTypes)('the schema of %s', (type) => {
  const schema = schemaOf(type)

  it('says what it is and where it is', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `/schemas/${type}.json`,
      title: type,
      description: catalogue[type].says,
      properties: { type: { const: type } },
      additionalProperties: false,
    })
  })

  it('is the one that the golden event meets', () => {
    expect(cloudEvents[type].safeParse(sent[type])).toMatchObject({ success: true })
  })

  it('stands alone, with what it refers to and nothing else', () => {
    const references = new Set(objectsIn(schema).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : [])))
    for (const reference of references) expect(target(schema, reference)).toBeDefined()
    expect(
      Object.keys(schema.$defs ?? {})
        .map((name) => `#/$defs/${name}`)
        .toSorted(),
    ).toEqual([...references].toSorted())
  })

  it('has words for every field of its data', () => {
    const data = schema.properties?.data
    const fields = typeof data === 'object' ? Object.entries(data.properties ?? {}) : []
    const wordless = fields.filter(([, field]) => typeof field !== 'object' || !field.description)
    expect(wordless.map(([name]) => name)).toEqual([])
  })
})
