import type { Region } from '#events/identifiers.ts'
import type { Filters } from '#events/slices.ts'
import { regionCodes } from './grains.ts'
import { cohortPrefix } from './plan.ts'

/** A list of trainees that an index keeps in the order of places: all of a region, or all of an employer. */
export type Source = { readonly region: Region } | { readonly employer: string }

/** Which lists to go through for a filter, one after the other, and the start of the places to look at in each. */
export const sourcesOf = (filters: Filters): { sources: Source[]; prefix: string } => {
  const { employer, region } = filters
  return {
    sources: employer ? [{ employer }] : (region ? [region] : regionCodes).map((region) => ({ region })),
    prefix: cohortPrefix(filters),
  }
}
