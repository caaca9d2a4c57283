import { describe, expect, it } from 'vitest'
import type { Share } from './contribution.ts'
import { grains } from './grains.ts'
import { deltaOf, emptyLedger, nextLedger } from './ledger.ts'

const share = (cohort: string, counters: Record<string, number>): Share => ({
  place: {
    region: 'Y62',
    cohort,
    employer: 'ods:RAA',
    setting: 'community',
    funding: 'levy',
    guaranteedPost: false,
  },
  counters,
})
const wanted = (shares: Share[], events = 1) => ({ events, basis: '', shares, anomalies: [], concerns: [] })

describe('a ledger moves forward', () => {
  it('to what is wanted, a version at a time', () => {
    const next = nextLedger(emptyLedger, wanted([share('a/2018-09', { enrolled: 1 })]))
    expect(next).toMatchObject({ ledger: { version: 1, events: 1 }, isLast: true })
  })

  it('not at all when there is nothing to change, whatever the order of names', () => {
    const stored = { version: 3, ...wanted([share('a/2018-09', { enrolled: 1, active: 1 })]) }
    const { place, counters } = share('a/2018-09', { active: 1, enrolled: 1 })
    const turned = Object.fromEntries(Object.entries(place).toReversed()) as typeof place
    expect(nextLedger(stored, wanted([{ place: turned, counters }]))).toBeUndefined()
    expect(nextLedger(emptyLedger, wanted([], 0))).toBeUndefined()
  })

  it('in one step when the employer of several enrolments moves to another region', () => {
    const inRegion = (region: 'Y62' | 'Y56') =>
      ['a/2018-09', 'b/2018-09', 'c/2018-09'].map((cohort) => {
        const { place, counters } = share(cohort, { enrolled: 1 })
        return { place: { ...place, region }, counters }
      })
    const stored = { version: 1, ...wanted(inRegion('Y62')) }
    expect(nextLedger(stored, wanted(inRegion('Y56')))).toEqual({
      ledger: { version: 2, ...wanted(inRegion('Y56')) },
      isLast: true,
    })
  })

  const unwatched = wanted([share('a/2018-09', { enrolled: 1 })])
  const before = { ...unwatched, watch: { cohort: 'a/2018-09', progressed: '2018-09-10' } }

  it.each([
    ['the log has more events', { ...before, events: 2 }],
    ['the register has other facts', { ...before, basis: '10000011/ap=dip-he' }],
    ['there are other anomalies', { ...before, anomalies: ['fact-after-end'] }],
    ['there was a sign of progress', { ...before, watch: { ...before.watch, progressed: '2018-09-11' } }],
    [
      'there is another exception',
      { ...before, concerns: [{ rule: 'EPA-DUE' as const, cohort: 'a/2018-09', since: '2020-07-02' }] },
    ],
    ['another cohort is to be watched', { ...before, watch: { ...before.watch, cohort: 'a/2019-09' } }],
    ['nothing is to be watched any more', unwatched],
  ])('when %s, though that adds nothing to the cube', (_, after) => {
    const stored = { version: 3, ...before }
    const next = nextLedger(stored, after)
    expect(next).toEqual({ ledger: { ...after, version: 4 }, isLast: true })
    expect(next && deltaOf('g1', 't_x', stored, next.ledger)).toEqual([])
    expect(next && nextLedger(next.ledger, after)).toBeUndefined()
  })

  it('in several steps when more changes than fits one transaction, and is behind until the last', () => {
    const many = Array.from({ length: 10 }, (_, n) => share(`a/20${10 + n}-09`, { enrolled: 1 }))
    let ledger = emptyLedger
    const steps: boolean[] = []
    for (let next = nextLedger(ledger, wanted(many)); next; next = nextLedger(ledger, wanted(many))) {
      ledger = next.ledger
      steps.push(next.isLast)
    }
    expect(steps).toEqual([false, false, false, true])
    const three = nextLedger(emptyLedger, wanted(many.slice(0, 3)))
    expect(three).toMatchObject({ isLast: true })
    expect(ledger.shares).toHaveLength(10)
  })
})

it('what is added to the cube is the difference to what was added before', () => {
  const before = { version: 1, ...wanted([share('a/2018-09', { enrolled: 1, active: 1 })]) }
  const after = { version: 2, ...wanted([share('a/2018-09', { enrolled: 1, completed: 1 })], 2) }
  const deltas = deltaOf('g1', 't_x', before, after)
  expect(deltas.map(({ slice }) => slice).sort()).toEqual([
    'g1#cohort#Y62',
    'g1#employer#Y62',
    'g1#everything#Y62',
    'g1#region',
    'g1#terms#Y62',
  ])
  for (const { counters } of deltas) expect(counters).toEqual({ active: -1, completed: 1 })
})

it('subjects are spread over all lanes of the rows that all of them touch', () => {
  const subjects = Array.from({ length: 200 }, (_, nth) => `t_${nth.toString(32)}${'abcdefgh'.repeat(3)}`)
  const laneOf = (subject: string) => {
    const after = { version: 1, ...wanted([share('a/2018-09', { enrolled: 1 })]) }
    return deltaOf('g1', subject, emptyLedger, after).find(({ slice }) => slice === 'g1#region')?.cell
  }
  const lanes = Map.groupBy(subjects, laneOf)
  const all = Array.from({ length: grains.region.lanes }, (_, lane) => `Y62|${lane}`)
  expect([...lanes.keys()].sort()).toEqual(all)
  for (const those of lanes.values()) expect(those.length).toBeGreaterThan(subjects.length / all.length / 2)
})
