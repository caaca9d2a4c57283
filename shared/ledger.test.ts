import { describe, expect, it } from 'vitest'
import type { Share } from './contribution.ts'
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
const wanted = (shares: Share[], events = 1) => ({ events, basis: '', shares, anomalies: [] })

describe('a ledger moves forward', () => {
  it('to what is wanted, a version at a time', () => {
    const next = nextLedger(emptyLedger, wanted([share('a/2018-09', { enrolled: 1 })]))
    expect(next).toMatchObject({ ledger: { version: 1, events: 1 }, isLast: true })
  })

  it('not at all when there is nothing to change, whatever the order of names', () => {
    const stored = { version: 3, ...wanted([share('a/2018-09', { enrolled: 1, active: 1 })]) }
    expect(nextLedger(stored, wanted([share('a/2018-09', { active: 1, enrolled: 1 })]))).toBeUndefined()
  })

  it('in several steps when more changes than fits one transaction, and is behind until the last', () => {
    const many = Array.from({ length: 10 }, (_, n) => share(`a/20${10 + n}-09`, { enrolled: 1 }))
    let ledger = emptyLedger
    const steps: boolean[] = []
    for (let next = nextLedger(ledger, wanted(many)); next; next = nextLedger(ledger, wanted(many))) {
      ledger = next.ledger
      steps.push(next.isLast)
    }
    expect(steps).toEqual([false, false, true])
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
