import type * as z from 'zod/mini'
import { catalogue, type EventType } from './catalogue.ts'

/** A field of an event's data as a table has it: in a column of its own, `elements.observation` for one inside another. */
export type Column = {
  readonly name: string
  readonly holds: 'text' | 'date' | 'number' | 'boolean'
  readonly isRequired: boolean
}

/** The columns of every table of events, before those of the data. */
export const envelopeColumns = ['id', 'type', 'subject', 'time'] as const

/** The columns of a type's data, in the order of its schema. */
export const columnsOf = (type: EventType): readonly Column[] => columnsIn(catalogue[type].data, '', true)

/** What this asks of a schema's definition. */
type Def = {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly innerType?: z.core.$ZodType
  readonly values?: readonly unknown[]
  readonly format?: string
}

const columnsIn = (schema: z.core.$ZodType, name: string, isRequired: boolean): Column[] => {
  const def = schema._zod.def as Def
  if (def.innerType) return columnsIn(def.innerType, name, false)
  if (def.shape)
    return Object.entries(def.shape).flatMap(([field, inner]) =>
      columnsIn(inner, name ? `${name}.${field}` : field, isRequired),
    )
  return [{ name, holds: holdsOf(def), isRequired }]
}

const holdsOf = ({ type, values, format }: Def): Column['holds'] => {
  switch (type) {
    case 'int':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'literal':
      return typeof values?.[0] === 'number' ? 'number' : 'text'
    case 'string':
      return format === 'date' ? 'date' : 'text'
    case 'enum':
      return 'text'
    default:
      throw new TypeError(`no column holds a ${type}`)
  }
}
