import type { Organisation, Region } from '#events/identifiers.ts'
import type { Slice } from '#events/slices.ts'
import type { Register } from '../aggregates/rows.ts'
import type { ExceptionsRegister } from '../exceptions/listed.ts'
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

/** The register as lists of exceptions look things up in it: they name any programme and employer. */
export const wholeRegister = async (): Promise<ExceptionsRegister> => {
  const icbs = new Map<string, string>()
  const regions = new Map<Organisation, Region>()
  const readEmployers = async () => {
    for await (const { id, icb, region } of organisations({ kind: 'employer' })) {
      if (icb) icbs.set(id, icb)
      if (region) regions.set(id, region)
    }
  }
  const [programmes] = await Promise.all([allProgrammes(), readEmployers()])
  return {
    programme: (id) => programmes.get(id),
    icbOf: (employer) => icbs.get(employer),
    regionOf: (employer) => regions.get(employer),
  }
}

const allIcbs = async (): Promise<ReadonlyMap<string, string>> => {
  const icbs = new Map<string, string>()
  for await (const { id, icb } of organisations({ kind: 'employer' })) if (icb) icbs.set(id, icb)
  return icbs
}
