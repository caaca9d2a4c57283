import type { Slice } from '#events/slices.ts'
import type { Register } from '../aggregates/rows.ts'
import type { Query } from '../plan.ts'
import { organisations } from './organisations.ts'
import { allProgrammes } from './programmes.ts'

/** What a query looks up in the register, read only as far as the query, or more slices besides, need it. */
export const registerFor = async (
  { aggregate, filters, groupBy }: Query,
  besides: readonly Slice[] = [],
): Promise<Register> => {
  const named = new Set([...Object.keys(filters), ...groupBy, ...besides])
  const looksAtProgrammes =
    named.has('route') ||
    named.has('specialism') ||
    (aggregate === 'sustainability' && (groupBy.includes('programme') || groupBy.includes('region')))
  const [programmes, icbs] = await Promise.all([
    looksAtProgrammes ? allProgrammes() : new Map<string, never>(),
    named.has('icb') ? allIcbs() : new Map<string, never>(),
  ])
  return { programme: (id) => programmes.get(id), icbOf: (employer) => icbs.get(employer) }
}

const allIcbs = async (): Promise<ReadonlyMap<string, string>> => {
  const icbs = new Map<string, string>()
  for await (const { id, icb } of organisations({ kind: 'employer' })) if (icb) icbs.set(id, icb)
  return icbs
}
