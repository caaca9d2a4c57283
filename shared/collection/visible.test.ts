import { describe, expect, it } from 'vitest'
import type { Organisation, Region } from '#events/identifiers.ts'
import { callerOf } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { type CollectionView, collectionView, countingFor, isVisible, regionsOf } from './visible.ts'

const [UNIVERSITY, TRUST, OTHER_TRUST, NOWHERE] = ['ukprn:10000011', 'ods:RAA', 'ods:RBB', 'ods:RCC'] as const
const regionOf = (employer: Organisation): Region | undefined =>
  new Map<Organisation, Region>([
    [TRUST, 'Y62'],
    ['ods:RAB', 'Y62'],
    [OTHER_TRUST, 'Y56'],
  ]).get(employer)
const returnOf = (organisation: Organisation, ...employers: readonly Organisation[]) => ({
  ...{ organisation, employers },
  ...{ asked: 1, answered: 0, rows: 0, rowErrors: 0 },
})

describe('people are counted', () => {
  it.each<[string, Organisation, Parameters<typeof callerOf>[1]]>([
    ['rounded', 'hee:england', ['aggregates:read']],
    ['exact', 'hee:england', ['aggregates:read', 'aggregates:exact']],
    ['rounded', 'hee:Y62', []],
    ['exact', UNIVERSITY, []],
    ['exact', TRUST, ['aggregates:read']],
  ])('%s for %s with the scopes %j', (name, organisation, scopes) => {
    expect(countingFor(callerOf(organisation, scopes)).name).toBe(name)
  })
})

describe('the regions of a return', () => {
  it("are an employer's own, and those of an HEI's trainees, each once", () => {
    expect(regionsOf(returnOf(TRUST, OTHER_TRUST), regionOf)).toEqual(['Y62'])
    expect(regionsOf(returnOf(UNIVERSITY, TRUST, OTHER_TRUST, 'ods:RAB'), regionOf)).toEqual(['Y62', 'Y56'])
  })

  it('are none where the register has none', () => {
    expect(regionsOf(returnOf(NOWHERE), regionOf)).toEqual([])
    expect(regionsOf(returnOf(UNIVERSITY, NOWHERE), regionOf)).toEqual([])
  })
})

describe('who asks about returns', () => {
  type Filters = Parameters<typeof collectionView>[1]

  it.each<[Organisation, Filters, CollectionView]>([
    ['hee:england', undefined, {}],
    ['hee:england', { region: 'Y62' }, { region: 'Y62' }],
    ['hee:england', { hei: UNIVERSITY }, { organisation: UNIVERSITY }],
    ['hee:england', { employer: TRUST, region: 'Y56' }, { organisation: TRUST, region: 'Y56' }],
    ['hee:Y62', {}, { region: 'Y62' }],
    ['hee:Y62', { region: 'Y62', employer: OTHER_TRUST }, { organisation: OTHER_TRUST, region: 'Y62' }],
    [UNIVERSITY, undefined, { organisation: UNIVERSITY }],
    [UNIVERSITY, { hei: UNIVERSITY, region: 'Y56' }, { organisation: UNIVERSITY, region: 'Y56' }],
    [TRUST, { employer: TRUST }, { organisation: TRUST }],
  ])('%s with %j is answered on %j', (organisation, filters, view) => {
    expect(collectionView(callerOf(organisation, []), filters)).toStrictEqual(view)
  })

  it.each<[Organisation, Filters, pointer: string, says: string]>([
    ['hee:england', { hei: UNIVERSITY, employer: TRUST }, '/employer', 'hei'],
    ['hee:Y62', { region: 'Y56' }, '/region', 'Y62'],
    [UNIVERSITY, { hei: 'ukprn:10000022' }, '/hei', UNIVERSITY],
    [UNIVERSITY, { employer: TRUST }, '/employer', UNIVERSITY],
    [TRUST, { employer: OTHER_TRUST }, '/employer', TRUST],
  ])('%s with %j is refused, told %s', (organisation, filters, pointer, says) => {
    const refusal = (() => {
      try {
        return collectionView(callerOf(organisation, []), filters)
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('own'),
      faults: [{ pointer, detail: expect.stringContaining(says) }],
    })
  })
})

describe('a return is seen', () => {
  const both = returnOf(UNIVERSITY, OTHER_TRUST, TRUST)

  it.each<[boolean, CollectionView]>([
    [true, {}],
    [true, { organisation: UNIVERSITY }],
    [true, { region: 'Y62' }],
    [true, { organisation: UNIVERSITY, region: 'Y56' }],
    [false, { organisation: TRUST }],
    [false, { organisation: TRUST, region: 'Y62' }],
    [false, { region: 'Y60' }],
    [false, { organisation: UNIVERSITY, region: 'Y60' }],
  ])('%s by who is answered on %j', (is, view) => {
    expect(isVisible(both, view, regionOf)).toBe(is)
  })
})
