import { describe, expect, it } from 'vitest'
import { callerFrom, requireScope } from './caller.ts'

describe('a caller', () => {
  it('is who the token says, with the scopes that Ladder knows', () => {
    const claims = { 'ladder:organisation': 'ukprn:10007795', scope: 'openid events:write', client_id: 'x' }
    expect(callerFrom(claims)).toEqual({ organisation: 'ukprn:10007795', kind: 'hei', scopes: ['events:write'] })
  })

  it('has a region if it commissions for one', () => {
    expect(callerFrom({ 'ladder:organisation': 'hee:Y63', scope: '' })).toMatchObject({ region: 'Y63' })
    expect(callerFrom({ 'ladder:organisation': 'hee:england', scope: '' })).not.toHaveProperty('region')
  })

  it.each([{}, { 'ladder:organisation': 'hee:Y99', scope: '' }, { 'ladder:organisation': 'hee:Y62' }, undefined])(
    'is nobody by the claims %j',
    (claims) => expect(() => callerFrom(claims)).toThrow(expect.objectContaining({ code: 'unauthenticated' })),
  )

  it('needs the scope', () => {
    const caller = callerFrom({ 'ladder:organisation': 'hee:Y63', scope: 'events:write' })
    requireScope(caller, 'events:write')
    expect(() => requireScope(caller, 'trainees:read')).toThrow(expect.objectContaining({ code: 'forbidden' }))
  })
})
