import * as z from 'zod/mini'

/** A column of a table, as the schema of its rows has it. */
export type Column = {
  readonly name: string
  readonly kind: 'text' | 'word' | 'number' | 'date' | 'boolean'
  /** The words that a closed vocabulary allows. */
  readonly values: readonly string[]
  /** What it means, as its schema says. */
  readonly says: string
}

type Def = {
  readonly type: string
  readonly format?: string
  readonly innerType?: z.core.$ZodType
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
}

/** The columns that rows of a schema have, in its order. */
export const columnsOf = (schema: { readonly shape: Readonly<Record<string, z.core.$ZodType>> }): readonly Column[] =>
  Object.entries(schema.shape).map(([name, field]) => ({
    name,
    says: z.globalRegistry.get(field)?.description ?? '',
    ...kindOf(field),
  }))

const kindOf = (field: z.core.$ZodType): Pick<Column, 'kind' | 'values'> => {
  const def = field._zod.def as Def
  if (def.innerType) return kindOf(def.innerType)
  if (def.entries) return { kind: 'word', values: Object.values(def.entries) }
  if (def.type === 'literal') return { kind: 'number', values: (def.values ?? []).map(String) }
  if (def.type === 'number') return { kind: 'number', values: [] }
  if (def.type === 'boolean') return { kind: 'boolean', values: [] }
  return { kind: def.format === 'date' ? 'date' : 'text', values: [] }
}
