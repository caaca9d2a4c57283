import { describe, expect, it } from 'vitest'
import { maySee, viewOf } from './access.ts'
import type { Caller } from './caller.ts'
import { scopesOf } from './scopes.ts'

const caller = (organisation: string, kind: Caller['kind'], region?: Caller['region']): Caller => ({
  organisation,
  kind,
  scopes: scopesOf(organisation, kind),
  ...(region && { region }),
})
const england = caller('hee:england', 'commissioner')
const northWest = caller('hee:Y62', 'commissioner', 'Y62')
const university = caller('ukprn:10000011', 'hei')
const trust = caller('ods:RAA', 'employer')

describe('what a question is answered on', () => {
  it('England sees all, exactly; without the scope for exact figures, rounded', () => {
    expect(viewOf(england, {})).toMatchObject({ filters: {}, disclosure: { name: 'exact' } })
    const without = { ...england, scopes: ['aggregates:read' as const] }
    expect(viewOf(without, {}).disclosure.name).toBe('rounded')
  })

  it('a region sees its region, and is refused another', () => {
    expect(viewOf(northWest, { hei: 'ukprn:10000011' }).filters).toEqual({ hei: 'ukprn:10000011', region: 'Y62' })
    expect(() => viewOf(northWest, { region: 'Y60' })).toThrow('Only Y62')
  })

  it.each([
    [{}, { hei: 'ukprn:10000011' }],
    [{ programme: '10000011/ap' }, { programme: '10000011/ap', hei: 'ukprn:10000011' }],
    [
      { hei: 'ukprn:10000011', region: 'Y62' as const },
      { hei: 'ukprn:10000011', region: 'Y62' },
    ],
    [{ employer: 'ods:RAA' }, { employer: 'ods:RAA', hei: 'ukprn:10000011' }],
  ])('an HEI asking %j is answered on its own slice, exactly', (asked, filters) => {
    expect(viewOf(university, asked)).toMatchObject({ filters, disclosure: { name: 'exact' } })
  })

  it.each([
    { hei: 'ukprn:10000022' },
    { programme: '10000022/ap' },
    { cohort: '10000022/ap/2018-09' },
    { region: 'Y62' as const },
    { icb: 'QYG' },
    { hei: 'ukprn:10000011', programme: '10000022/ap' },
  ])('an HEI asking %j asks beyond its own, and is answered rounded', (asked) => {
    expect(viewOf(university, asked)).toMatchObject({ filters: asked, disclosure: { name: 'rounded' } })
  })

  it('an employer is answered on its own slice exactly and on any other rounded', () => {
    expect(viewOf(trust, { hei: 'ukprn:10000011' }).filters).toEqual({ hei: 'ukprn:10000011', employer: 'ods:RAA' })
    expect(viewOf(trust, { region: 'Y62' }).disclosure.name).toBe('rounded')
    expect(viewOf(trust, { employer: 'ods:RBB' }).disclosure.name).toBe('rounded')
    expect(viewOf(trust, { icb: 'QYG' })).toMatchObject({ filters: { icb: 'QYG' }, disclosure: { name: 'rounded' } })
    const own = { employer: 'ods:RAA', region: 'Y62' } as const
    expect(viewOf(trust, own)).toMatchObject({ filters: own, disclosure: { name: 'exact' } })
  })

  it('a region may name its own region, and says where it named another', () => {
    expect(viewOf(northWest, { region: 'Y62' }).filters).toEqual({ region: 'Y62' })
    const fault = expect.objectContaining({ pointer: '/region' })
    expect(() => viewOf(northWest, { region: 'Y60' })).toThrow(
      expect.objectContaining({ code: 'forbidden', faults: [fault] }),
    )
    expect(viewOf(england, { region: 'Y60' }).filters).toEqual({ region: 'Y60' })
  })

  it('an assessment organisation is refused', () => {
    const forbidden = expect.objectContaining({ code: 'forbidden' })
    expect(() => viewOf(caller('epao:EPA0001', 'epao'), {})).toThrow(forbidden)
  })
})

it('a trainee is seen by their HEI, their employer, their region and England', () => {
  const place = { region: 'Y62', cohort: '10000011/ap/2018-09', employer: 'ods:RAA' } as const
  expect([england, northWest, university, trust].map((by) => maySee(by, place))).toEqual([true, true, true, true])
  const elsewhere = { region: 'Y60', cohort: '10000022/ap/2018-09', employer: 'ods:RBB' } as const
  expect([northWest, university, trust].map((by) => maySee(by, elsewhere))).toEqual([false, false, false])
  expect(maySee(caller('epao:EPA0001', 'epao'), place)).toBe(false)
})
