import * as z from 'zod/mini'
import { parseWith } from '#events/faults.ts'
import { Intake } from '#events/identifiers.ts'
import { type AggregateName, aggregateNames } from '#events/measures.ts'
import { Filters, type Slice, sliceNames } from '#events/slices.ts'
import type { Query } from '#shared/plan.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { GroupBy } from './group-by.ts'

const Asked = z.strictObject({
  ...Filters.shape,
  groupBy: z.optional(GroupBy(sliceNames)),
  publication: z.optional(Intake),
})

/** The question that a request asks; refused with every fault of it. */
export const queryOf = (
  aggregate: string,
  parameters: Readonly<Partial<Record<string, string>>>,
): Query & { readonly publication?: string | undefined } => {
  if (!isAggregate(aggregate))
    throw new Refusal('not-found', `There is no such aggregate; there are ${aggregateNames.join(', ')}`)
  const { groupBy, publication, ...filters } = accepted(parseWith(Asked, parameters), 'invalid-query')
  return { aggregate, filters, groupBy: groupBy ? (groupBy.split(',') as Slice[]) : [], publication }
}

const isAggregate = (name: string): name is AggregateName => (aggregateNames as readonly string[]).includes(name)
