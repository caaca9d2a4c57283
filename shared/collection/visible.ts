import type { CollectionFilters } from '#events/collection-measures.ts'
import { kindOf, type Organisation, type Region } from '#events/identifiers.ts'
import type { Caller } from '../caller.ts'
import { type Disclosure, exact, rounded } from '../disclosure.ts'
import { Refusal } from '../refusal.ts'
import type { ReturnFigures } from './figures.ts'

/** How people are counted for a caller: exactly for a commissioner with the scope to see so, and for whoever sees only its own. */
export const countingFor = ({ kind, scopes }: Caller): Disclosure =>
  kind !== 'commissioner' || scopes.includes('aggregates:exact') ? exact : rounded

/** The region of an employer as the register has it. */
export type RegionOf = (employer: Organisation) => Region | undefined

/** The regions that a return is about: an employer's own, and those of an HEI's trainees. */
export const regionsOf = (
  { organisation, employers }: Pick<ReturnFigures, 'organisation' | 'employers'>,
  regionOf: RegionOf,
): readonly Region[] => [
  ...new Set(
    (kindOf(organisation) === 'employer' ? [organisation] : employers).flatMap((employer) => regionOf(employer) ?? []),
  ),
]

/** Whose returns a caller asks about: one organisation's, those of a region, or all. */
export type CollectionView = { readonly organisation?: Organisation; readonly region?: Region }

/** What a caller is answered on: an HEI or employer its own returns, a commissioner of a region those about it. */
export const collectionView = (
  { organisation, kind, region }: Caller,
  filters: Omit<CollectionFilters, 'round'> = {},
): CollectionView => {
  const named = [filters.hei, filters.employer].filter((one) => one !== undefined)
  if (named.length > 1) throw refused('/employer', 'must be left out where hei is given: a return is of one of them')
  const [asked] = named
  if (kind === 'commissioner') {
    if (region && filters.region && filters.region !== region)
      throw refused('/region', `must be ${region}, or left out`)
    const within = region ?? filters.region
    return { ...(asked && { organisation: asked }), ...(within && { region: within }) }
  }
  if (asked && asked !== organisation)
    throw refused(filters.hei ? '/hei' : '/employer', `must be ${organisation}, or left out`)
  return { organisation, ...(filters.region && { region: filters.region }) }
}

const refused = (pointer: string, detail: string) =>
  new Refusal('forbidden', 'Only returns of its own are open to this caller', [{ pointer, detail }])

export const isVisible = (one: ReturnFigures, { organisation, region }: CollectionView, regionOf: RegionOf): boolean =>
  (organisation === undefined || one.organisation === organisation) &&
  (region === undefined || regionsOf(one, regionOf).includes(region))
