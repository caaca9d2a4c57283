import { describe, expect, it } from 'vitest'
import { regions } from '#events/identifiers.ts'
import { sourcesOf } from './listing.ts'

describe('trainees are looked for', () => {
  it('in the list of their employer if it is named, whatever the region', () => {
    expect(sourcesOf({ employer: 'ods:RAA', region: 'Y62' }).sources).toEqual([{ employer: 'ods:RAA' }])
  })

  it('in the list of the region if it is named, otherwise of every region', () => {
    expect(sourcesOf({ region: 'Y62' }).sources).toEqual([{ region: 'Y62' }])
    expect(sourcesOf({ setting: 'community' }).sources).toEqual(Object.keys(regions).map((region) => ({ region })))
  })

  it('from where the ids of their cohorts begin, and not of one whose programme or HEI only begins alike', () => {
    const [hei, programme, cohort] = ['ukprn:10000011', '10000011/ap', '10000011/ap/2018-09']
    expect(sourcesOf({ hei }).prefix).toBe('10000011/')
    expect(sourcesOf({ hei, programme }).prefix).toBe('10000011/ap/')
    expect(sourcesOf({ hei, programme, cohort }).prefix).toBe(cohort)
    expect(sourcesOf({ region: 'Y62' }).prefix).toBe('')
  })
})
