import * as z from 'zod/mini'
import { named, oneOf } from './fields.ts'
import { Intake } from './identifiers.ts'
import { aggregateNames, ChurnMeasures, OutcomesMeasures, SustainabilityMeasures } from './measures.ts'
import { Filters, type Slice, sliceNames } from './slices.ts'

const Key = z.partialRecord(z.enum(sliceNames as [Slice, ...Slice[]]), z.nullable(z.union([z.string(), z.boolean()])))

const answerOf = <Measures extends z.ZodMiniObject>(name: string, measures: Measures) => {
  const figures = { total: measures, rows: z.array(z.extend(measures, { key: Key })) }
  return z.strictObject({
    aggregate: z.literal(name),
    filters: Filters,
    groupBy: z.array(oneOf(...(sliceNames as [Slice, ...Slice[]]))),
    asOf: z.iso.datetime(),
    disclosure: oneOf('exact', 'rounded'),
    publication: z
      .optional(Intake)
      .check(z.describe('The month whose published figures these are; live ones have none.')),
    restated: z
      .optional(z.nullable(z.strictObject({ ...figures, asOf: z.iso.datetime() })))
      .check(
        z.describe('The published figures as corrected since, for those who see exact ones; null where none differs.'),
      ),
    ...figures,
  })
}

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
