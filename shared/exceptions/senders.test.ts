import { describe, expect, it } from 'vitest'
import { enrolled, OTHER_TRUST, passed, said, TRUST } from '../../test/telling.ts'
import type { CubeRow } from '../aggregates/rows.ts'
import { type Heard, heardBoth, hearingsIn, isKnown, sendersIn, silentSenders } from './senders.ts'

const UNIVERSITY = 'ukprn:10000011'

describe('what is heard in an event', () => {
  it('is its sender on the day it was recorded, and an employer that it names', () => {
    const recorded = { recordedtime: '2020-01-15T10:00:00.000Z' }
    expect(hearingsIn({ ...passed('2019-12-01', 'A'), ...recorded })).toEqual([
      { organisation: UNIVERSITY, at: '2020-01-15' },
    ])
    expect(hearingsIn({ ...enrolled('2019-09-10'), ...recorded })).toEqual([
      { organisation: UNIVERSITY, at: '2020-01-15' },
      { organisation: TRUST, named: '2019-09-10' },
    ])
    const transfer = said('university', '2019-09-10', 'trainee.transferred', { employer: OTHER_TRUST })
    expect(hearingsIn(transfer).map(({ organisation }) => organisation)).toEqual([UNIVERSITY, OTHER_TRUST])
    expect(hearingsIn(said('ladder', '2019-09-10', 'post.missing', { reason: 'not-reported' }))).toEqual([])
  })

  it('moves the last time on, never back, and the first naming back, never on', () => {
    const known = { at: '2020-01-15', named: '2019-09-10' }
    expect(heardBoth(known, { at: '2020-01-14' })).toEqual(known)
    expect(heardBoth(known, { at: '2020-01-16', named: '2019-10-01' })).toEqual({ ...known, at: '2020-01-16' })
    expect(heardBoth({ at: '2020-01-15' }, { named: '2019-09-10' })).toEqual(known)
    expect(heardBoth({ named: '2019-09-10' }, { at: '2020-01-15' })).toEqual(known)
    expect(heardBoth({ named: '2019-09-10' }, { named: '2019-09-09' })).toEqual({ named: '2019-09-09' })
  })

  it.each<[Heard, Heard, boolean]>([
    [{}, { at: '2020-01-15' }, false],
    [{ at: '2020-01-15' }, { at: '2020-01-15' }, true],
    [{ at: '2020-01-15' }, { at: '2020-01-16' }, false],
    [{ at: '2020-01-15' }, { named: '2019-09-10' }, true],
    [{ named: '2019-09-10' }, { named: '2019-09-10' }, true],
    [{ named: '2019-09-10' }, { named: '2019-09-09' }, false],
    [{ named: '2019-09-10' }, { at: '2019-09-09' }, false],
  ])('after %j, %j is known: %s', (known, heard, is) => {
    expect(isKnown(known, heard)).toBe(is)
  })
})

describe('SILENT-SENDER', () => {
  const cohort: CubeRow = {
    place: { region: 'Y62', cohort: '10000011/ap/2019-09' },
    counters: { enrolled: 2, paused: 1 },
  }
  const employer = (region: 'Y62' | 'Y56', active: number): CubeRow => ({
    place: { region, employer: TRUST },
    counters: { enrolled: 2, active },
  })
  const silentOn = (today: string, heard: Heard, rows = [employer('Y62', 1)]) =>
    silentSenders(sendersIn([cohort], rows), new Map([[TRUST, heard]]), today)

  it('opens 60 days after it was last heard', () => {
    expect(silentOn('2020-03-14', { at: '2020-01-15', named: '2019-09-10' })).toEqual([])
    expect(silentOn('2020-03-15', { at: '2020-01-15', named: '2019-09-10' })).toEqual([
      { organisation: TRUST, regions: new Set(['Y62']), heard: '2020-01-15', since: '2020-03-15' },
    ])
  })

  it('opens 60 days after the first enrolment that names it where it was never heard', () => {
    expect(silentOn('2019-11-08', { named: '2019-09-10' })).toEqual([])
    expect(silentOn('2019-11-09', { named: '2019-09-10' })).toMatchObject([{ since: '2019-11-09' }])
    expect(silentOn('2030-01-01', {})).toEqual([])
  })

  it('is of those with open enrolments, HEIs by their cohorts and employers, in the regions of these', () => {
    expect(silentOn('2020-03-15', { at: '2020-01-15' }, [employer('Y62', 0), employer('Y56', 1)])).toMatchObject([
      { regions: new Set(['Y56']) },
    ])
    expect(silentOn('2020-03-15', { at: '2020-01-15' }, [employer('Y62', 0)])).toEqual([])
    const nowhere: CubeRow = { place: { employer: TRUST }, counters: { active: 1 } }
    const nobody: CubeRow = { place: { region: 'Y62' }, counters: { active: 1 } }
    expect(sendersIn([nobody], [nowhere, nobody])).toEqual([])
    expect(sendersIn([cohort], []).map(({ organisation }) => organisation)).toEqual([UNIVERSITY])
  })
})
