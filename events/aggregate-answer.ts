import * as z from 'zod/mini'
import { named, oneOf } from './fields.ts'
import { aggregateNames, ChurnMeasures, OutcomesMeasures, SustainabilityMeasures } from './measures.ts'
import { Filters, type Slice, sliceNames } from './slices.ts'

const Key = z.partialRecord(z.enum(sliceNames as [Slice, ...Slice[]]), z.nullable(z.union([z.string(), z.boolean()])))

const answerOf = <Measures extends z.ZodMiniObject>(name: string, measures: Measures) =>
  z.strictObject({
    aggregate: z.literal(name),
    filters: Filters,
    groupBy: z.array(oneOf(...(sliceNames as [Slice, ...Slice[]]))),
    asOf: z.iso.datetime(),
    disclosure: oneOf('exact', 'rounded'),
    total: measures,
    rows: z.array(z.extend(measures, { key: Key })),
  })

/** The answers of /aggregates/{aggregate}, by aggregate. */
export const AggregateAnswer = named(
  'AggregateAnswer',
  'The answer to a question about an aggregate.',
  z.union([
    answerOf(aggregateNames[0], SustainabilityMeasures),
    answerOf(aggregateNames[1], ChurnMeasures),
    answerOf(aggregateNames[2], OutcomesMeasures),
  ]),
)
