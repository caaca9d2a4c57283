import { type Kind, type Organisation, regions } from '#events/identifiers.ts'
import { national, type RegisteredOrganisation, regionOfCommissioner } from '#events/organisation.ts'

/** Somebody who may sign in here: one person for each organisation that has pages of its own. */
export type Person = {
  readonly organisation: Organisation
  readonly kind: Exclude<Kind, 'epao'>
  readonly name: string
  readonly email: string
}

const roles = { commissioner: 'Commissioner', hei: 'Registry officer', employer: 'Education lead' } as const

/** The people of a register, the national commissioner first and then by name. */
export const peopleOf = (register: readonly RegisteredOrganisation[]): readonly Person[] =>
  register.flatMap(personOf).toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, 'en-GB'))

const rankOf = ({ organisation }: Person): number => (organisation === national.id ? 0 : 1)

const personOf = ({ id, kind, name }: RegisteredOrganisation): Person[] => {
  if (kind === 'epao') return []
  const role = roles[kind]
  const local = `${role}.${id.slice(id.indexOf(':') + 1)}`.toLowerCase().replace(' ', '-')
  const place = kind === 'commissioner' ? placeOf(id) : name
  return [{ organisation: id, kind, name: `${role}, ${place}`, email: `${local}@example.nhs.uk` }]
}

const placeOf = (commissioner: Organisation): string => {
  const region = regionOfCommissioner(commissioner)
  return region ? regions[region] : 'England'
}
