import { describe, expect, it } from 'vitest'
import { regions } from '#events/identifiers.ts'
import type { Filters, Slice } from '#events/slices.ts'
import { knowsPlaces, planOf } from './plan.ts'

const asked = (groupBy: Slice[], filters: Filters = {}, aggregate: 'churn' | 'sustainability' = 'churn') => ({
  aggregate,
  filters,
  groupBy,
})

describe('a query is planned on the coarsest grain that knows its dimensions', () => {
  it.each([
    [[], 'region'],
    [['region'], 'region'],
    [['setting', 'funding'], 'terms'],
    [['employer'], 'employer'],
    [['icb'], 'employer'],
    [['route', 'region'], 'cohort'],
    [['intake', 'hei'], 'cohort'],
    [['employer', 'setting'], 'everything'],
    [['programme', 'guaranteedPost'], 'everything'],
  ] as [Slice[], string][])('by %j: %s', (groupBy, grain) => {
    expect(planOf(asked(groupBy)).grain).toBe(grain)
  })

  it('filters count as dimensions', () => {
    expect(planOf(asked(['region'], { setting: 'community' })).grain).toBe('terms')
  })

  it('sustainability by region looks at programmes, so at cohorts', () => {
    expect(planOf(asked(['region'], {}, 'sustainability')).grain).toBe('cohort')
    expect(planOf(asked([], {}, 'sustainability')).grain).toBe('region')
    expect(planOf(asked(['setting', 'region'], {}, 'sustainability')).grain).toBe('everything')
    expect(planOf(asked(['setting'], {}, 'sustainability')).grain).toBe('terms')
  })
})

it('a filter narrows what is read', () => {
  expect(planOf(asked(['intake'], { hei: 'ukprn:10000011', region: 'Y62' }))).toMatchObject({
    regions: ['Y62'],
    prefix: '10000011/',
  })
  expect(planOf(asked([], { employer: 'ods:RAA' })).prefix).toBe('ods:RAA')
  expect(planOf(asked(['setting'], { employer: 'ods:RAA', programme: '10000011/ap' })).prefix).toBe('10000011/ap/')
  expect(planOf(asked(['setting'], { region: 'Y62' }))).toMatchObject({ regions: ['Y62'], prefix: '' })
  expect(planOf(asked(['setting'])).regions).toEqual(Object.keys(regions))
})

it('an employer is looked up by cohort where cells begin with the cohort', () => {
  const employer = 'ods:RAA'
  expect(planOf(asked(['programme'], { employer }))).toMatchObject({ grain: 'everything', employer })
  expect(planOf(asked([], { employer }))).not.toHaveProperty('employer')
  expect(planOf(asked(['programme', 'setting']))).not.toHaveProperty('employer')
})

it('rows of dates are read for churn, where a grain keeps its dates apart', () => {
  expect(planOf(asked(['region'])).dated).toBe(true)
  expect(planOf(asked(['employer'])).dated).toBe(true)
  expect(planOf(asked(['programme'])).dated).toBe(false)
  expect(planOf(asked([], {}, 'sustainability')).dated).toBe(false)
})

it('places are known by cohort and region and what follows from them', () => {
  expect(knowsPlaces(asked(['route', 'region'], { hei: 'ukprn:10000011' }))).toBe(true)
  expect(knowsPlaces(asked(['region'], { setting: 'community' }))).toBe(false)
  expect(knowsPlaces(asked(['icb']))).toBe(false)
})
