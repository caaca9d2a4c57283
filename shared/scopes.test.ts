import { expect, it } from 'vitest'
import { kinds } from '#events/identifiers.ts'
import { allScopes, scopesOf } from './scopes.ts'

it.each([
  ['ukprn:10000011', 'hei', ['events:write', 'aggregates:read', 'trainees:read', 'collections:write', 'imports:write']],
  ['ods:RAA', 'employer', ['events:write', 'aggregates:read', 'trainees:read', 'collections:write', 'imports:write']],
  ['epao:EPA0001', 'epao', ['events:write']],
  ['hee:Y62', 'commissioner', ['events:write', 'aggregates:read', 'aggregates:exact', 'trainees:read']],
] as const)('a token of %s (%s) may carry %j', (organisation, kind, scopes) => {
  expect(scopesOf(organisation, kind)).toEqual(scopes)
})

it('only England keeps the register, and everybody may post events', () => {
  expect(scopesOf('hee:england', 'commissioner')).toEqual([
    ...scopesOf('hee:Y62', 'commissioner'),
    'organisations:write',
  ])
  for (const kind of kinds) expect(scopesOf('', kind)).toContain('events:write')
  expect(allScopes).toEqual(expect.arrayContaining([...scopesOf('hee:england', 'commissioner')]))
})
