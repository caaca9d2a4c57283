import { partsOfCohort } from '#events/identifiers.ts'
import type { Filters } from '#events/slices.ts'
import type { Caller } from './caller.ts'
import type { EnrolmentPlace } from './contribution.ts'
import { type Disclosure, exact, rounded } from './disclosure.ts'
import { Refusal } from './refusal.ts'

/** A question as it is answered to a caller: the slice it is confined to, and how exactly. */
export type View = { readonly filters: Filters; readonly disclosure: Disclosure }

/**
 * What a caller is answered on. A regional commissioner: its region. An HEI or an employer: its own slice, exactly, unless
 * the question names one beyond it, which is answered rounded.
 */
export const viewOf = ({ organisation, kind, region, scopes }: Caller, filters: Filters): View => {
  switch (kind) {
    case 'commissioner': {
      if (region && filters.region && filters.region !== region)
        throw new Refusal('forbidden', `Only ${region} is open to this caller`, [
          { pointer: '/region', detail: `must be ${region}, or left out` },
        ])
      const disclosure = scopes.includes('aggregates:exact') ? exact : rounded
      return { filters: region ? { ...filters, region } : filters, disclosure }
    }
    case 'hei':
      if (isBeyondHei(filters, organisation)) return { filters, disclosure: rounded }
      return { filters: { ...filters, hei: organisation }, disclosure: exact }
    case 'employer':
      if (isBeyondEmployer(filters, organisation)) return { filters, disclosure: rounded }
      return { filters: { ...filters, employer: organisation }, disclosure: exact }
    case 'epao':
      throw new Refusal('forbidden', 'Aggregates are for commissioners, HEIs and employers')
  }
}

const isBeyondHei = ({ hei, programme, cohort, region, icb }: Filters, own: string): boolean => {
  const prefix = own.replace('ukprn:', '')
  const named = [hei?.replace('ukprn:', ''), programme, cohort].filter((name) => name !== undefined)
  if (named.length > 0) return named.some((name) => !name.startsWith(prefix))
  return region !== undefined || icb !== undefined
}

const isBeyondEmployer = ({ employer, region, icb }: Filters, own: string): boolean =>
  employer === undefined ? region !== undefined || icb !== undefined : employer !== own

/** Whether a caller may see a trainee by an enrolment of theirs. */
export const maySee = (
  { organisation, kind, region }: Caller,
  place: Pick<EnrolmentPlace, 'region' | 'cohort' | 'employer'>,
): boolean => {
  switch (kind) {
    case 'commissioner':
      return region === undefined || place.region === region
    case 'hei':
      return partsOfCohort(place.cohort).hei === organisation
    case 'employer':
      return place.employer === organisation
    case 'epao':
      return false
  }
}
