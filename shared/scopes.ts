import type { Kind, Organisation } from '#events/identifiers.ts'

export const scopes = {
  'events:write': 'Post events',
  'aggregates:read': 'Read aggregates',
  'aggregates:exact': 'Read aggregates without rounding',
  'trainees:read': 'Read trainees and their events',
  'collections:write': 'Answer the monthly collection',
  'imports:write': 'Import files',
  'organisations:write': 'Change the register of organisations',
} as const
export type Scope = keyof typeof scopes
export const allScopes = Object.keys(scopes) as readonly Scope[]

const scopesOfKind: Readonly<Record<Kind, readonly Scope[]>> = {
  hei: ['events:write', 'aggregates:read', 'trainees:read', 'collections:write', 'imports:write'],
  employer: ['events:write', 'aggregates:read', 'trainees:read', 'collections:write', 'imports:write'],
  epao: ['events:write'],
  commissioner: ['events:write', 'aggregates:read', 'aggregates:exact', 'trainees:read'],
}

/** Every scope that an organisation's token may carry. */
export const scopesOf = (organisation: Organisation, kind: Kind): readonly Scope[] =>
  organisation === 'hee:england' ? [...scopesOfKind[kind], 'organisations:write'] : scopesOfKind[kind]
