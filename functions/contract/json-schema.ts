import * as z from 'zod/mini'
import type { EventType } from '#events/catalogue.ts'
import { cloudEvents } from '#events/cloud-event.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The file under /schemas that holds the schema of an event type. */
export const fileOfSchema = (type: EventType): string => `${type}.json`

/** The JSON Schema (draft 2020-12) of the whole CloudEvent of one type, as its sender writes it. */
export const schemaOf = (type: EventType): JsonSchema => {
  const { $ref: _, $defs = {}, ...dialect } = z.toJSONSchema(cloudEvents[type], { io: 'input' })
  const { [type]: whole, ...named } = $defs
  return { ...dialect, $id: `/schemas/${fileOfSchema(type)}`, title: type, ...whole, $defs: named }
}

/** Writes schemas into one document, which holds each named one once, under `#/components/schemas`. */
export const schemaWriter = (target: 'draft-2020-12' | 'draft-7') => {
  const written: Record<string, JsonSchema> = {}
  const write = (schema: z.core.$ZodType): JsonSchema => {
    const { $schema: _, $defs, definitions, ...own } = z.toJSONSchema(schema, { target, io: 'input' })
    Object.assign(written, inComponents($defs ?? definitions ?? {}))
    return inComponents(own)
  }
  const components = () => Object.fromEntries(Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { write, components }
}

export type SchemaWriter = ReturnType<typeof schemaWriter>

const inComponents = <Schemas extends object>(schemas: Schemas): Schemas =>
  JSON.parse(JSON.stringify(schemas), (key, value) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(/^#\/(\$defs|definitions)\//, '#/components/schemas/')
      : value,
  )
