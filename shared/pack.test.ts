import { describe, expect, it } from 'vitest'
import { emptyLedger } from './ledger.ts'
import { pack, type Step } from './pack.ts'

const step = (subject: string, cells: readonly string[], writes = 1): Step => ({
  subject,
  read: emptyLedger,
  next: { ...emptyLedger, version: 1 },
  isLast: true,
  writes,
  deltas: cells.map((cell) => ({ slice: 'g#region', cell, counters: { enrolled: 1 } })),
})
const packed = (steps: readonly Step[], most: number) =>
  pack(steps, most).map((bundle) => bundle.steps.map(({ subject }) => subject))

describe('steps are packed into bundles', () => {
  it('in order, as many as fit, and none is left behind', () => {
    const steps = ['a', 'b', 'c', 'd', 'e'].map((subject) => step(subject, [subject]))
    expect(packed(steps, 4)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(packed(steps, 5)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(packed(steps, 6)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ])
    expect(packed([], 4)).toEqual([])
  })

  it('a row that several of them touch counts, and is written, once a bundle', () => {
    const steps = ['a', 'b', 'c'].map((subject) => step(subject, ['shared', 'too']))
    expect(packed(steps, 5)).toEqual([['a', 'b', 'c']])
    expect(pack(steps, 5)[0]?.deltas).toEqual(
      ['shared', 'too'].map((cell) => ({ slice: 'g#region', cell, counters: { enrolled: 3 } })),
    )
    expect(packed(steps, 4)).toEqual([['a', 'b'], ['c']])
    expect(packed([...steps, step('d', ['shared', 'too'])], 4)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('writes besides the rows count each time', () => {
    const steps = ['a', 'b', 'c'].map((subject) => step(subject, ['shared'], 2))
    expect(packed(steps, 5)).toEqual([['a', 'b'], ['c']])
  })

  it('one that is larger than a bundle has its own', () => {
    expect(packed([step('a', ['1', '2', '3']), step('b', ['1'])], 2)).toEqual([['a'], ['b']])
  })
})
