import * as z from 'zod/mini'
import { type AggregateName, ChurnMeasures, OutcomesMeasures, SustainabilityMeasures } from '#events/measures.ts'

export type Definition = { readonly aggregate: AggregateName; readonly measure: string; readonly means: string }

const schemas: Readonly<Record<AggregateName, z.ZodMiniObject>> = {
  sustainability: SustainabilityMeasures,
  churn: ChurnMeasures,
  outcomes: OutcomesMeasures,
}

/** What each measure means, in the words of its schema. `*` stands for each value of a vocabulary, month or intake. */
export const definitions = (): Definition[] =>
  (Object.keys(schemas) as AggregateName[]).flatMap((aggregate) =>
    definitionsOf(schemas[aggregate], '').map(([measure, means]) => ({ aggregate, measure, means })),
  )

const definitionsOf = ({ shape }: z.ZodMiniObject, prefix: string): [string, string][] =>
  Object.entries(shape).flatMap(([name, schema]) => {
    const inner = withoutOptional(schema as z.ZodMiniType)
    const means = z.globalRegistry.get(inner)?.description ?? ''
    if (inner instanceof z.ZodMiniObject) return definitionsOf(inner, `${prefix}${name}.`)
    if (inner instanceof z.ZodMiniArray)
      return definitionsOf(inner.def.element as z.ZodMiniObject, `${prefix}${name}.*.`)
    return [[inner instanceof z.ZodMiniRecord ? `${prefix}${name}.*` : `${prefix}${name}`, means]]
  })

const withoutOptional = (schema: z.ZodMiniType): z.ZodMiniType =>
  schema instanceof z.ZodMiniOptional ? (schema.def.innerType as z.ZodMiniType) : schema
