import { describe, expect, it } from 'vitest'
import { grantFor, InvalidScope } from './grant.ts'

describe('what a token says', () => {
  it('carries all scopes of the kind when none is asked for', () => {
    expect(grantFor('epao:EPA0123')).toEqual({
      claims: { 'ladder:organisation': 'epao:EPA0123', 'ladder:kind': 'epao' },
      scopes: ['events:write'],
      suppressed: [],
    })
    expect(grantFor('hee:england').scopes).toContain('organisations:write')
    expect(grantFor('hee:Y62').scopes).not.toContain('organisations:write')
  })

  it('carries what is asked for and no more', () => {
    expect(grantFor('hee:Y62', ['trainees:read'])).toEqual({
      claims: { 'ladder:organisation': 'hee:Y62', 'ladder:kind': 'commissioner', 'ladder:region': 'Y62' },
      scopes: ['trainees:read'],
      suppressed: [],
    })
  })

  it('names scopes plainly where Cognito prefixes them', () => {
    const { scopes, suppressed } = grantFor('hee:Y62', ['openid', 'ladder/aggregates:read'])
    expect(scopes).toEqual(['aggregates:read'])
    expect(suppressed).toEqual(['ladder/aggregates:read'])
  })

  it('carries all scopes when only signing in is asked for', () => {
    expect(grantFor('epao:EPA0123', ['openid', 'email']).scopes).toEqual(['events:write'])
  })

  it.each(['aggregates:exact', 'ladder/organisations:write', 'no-scope', ''])('refuses the scope %j', (scope) => {
    expect(() => grantFor('ods:RW3', ['events:write', scope])).toThrow(InvalidScope)
  })
})
