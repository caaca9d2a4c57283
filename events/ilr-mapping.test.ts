import { describe, expect, it } from 'vitest'
import { parseWith } from './faults.ts'
import { emptyIlrMapping, IlrMapping } from './ilr-mapping.ts'

const faultsOf = (written: unknown) => {
  const parsed = parseWith(IlrMapping, written)
  return parsed.ok ? [] : parsed.faults.map(({ pointer, detail }) => `${pointer} ${detail}`)
}

describe('the tables by which an ILR is read', () => {
  it('may be empty, or say as much as they like of each code', () => {
    expect(faultsOf(emptyIlrMapping)).toEqual([])
    const full = {
      employers: { 154549452: { employer: 'ods:RAA', setting: 'community', entryBand: 2, guaranteedPost: true } },
      programmes: [
        { standard: '102', programme: '10000011/ap' },
        { framework: '602', progType: '21', pathway: '1', programme: '10000011/fd', award: 'fdsc' },
      ],
      modules: { 50104767: { credits: 20, level: 4 } },
    }
    expect(faultsOf(full)).toEqual([])
  })

  it.each([
    [{ employers: { 1234: { employer: 'ods:RAA' } } }, /^\/employers\/1234 .*9 digits/],
    [{ employers: { 154549452: { employer: 'RAA' } } }, /^\/employers\/154549452\/employer must be 'ods:'/],
    [{ programmes: [{ programme: '10000011/ap' }] }, /^\/programmes\/0 must be \{ standard, programme \} or/],
    [{ modules: { 50104767: { credits: 20, level: 6 } } }, /^\/modules\/50104767\/level must be one of 4, 5/],
    [{ modules: { short: { credits: 20, level: 4 } } }, /^\/modules\/short .*8 characters/],
  ])('%j is told by its place and what it must be', (part, fault) => {
    const faults = faultsOf({ ...emptyIlrMapping, ...part })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(fault)
  })
})
