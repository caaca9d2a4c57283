import { describe, expect, it } from 'vitest'
import { unknownElements } from './unknown-elements.ts'

const counted = (...names: readonly string[]) => {
  const unknown = unknownElements()
  for (const name of names) unknown.count(['Message', 'Learner', name])
  return unknown.counts()
}

describe('an element that nobody knows', () => {
  it('is counted by the way to it below the root', () => {
    expect(counted('Colour', 'Colour', 'Shoe-Size_2')).toEqual({ 'Learner/Colour': 2, 'Learner/Shoe-Size_2': 1 })
  })

  it.each([
    ['begins as no element of an ILR', '_Colour'],
    ['has other letters', 'Colour.é'],
    ['has digits enough to be the number of somebody', `N${'1'.repeat(8)}`],
    ['is very long', 'x'.repeat(61)],
  ])('is not told by its name where that %s', (_, name) => {
    expect(counted(name)).toEqual({ 'Learner/(an odd name)': 1 })
  })

  it.each(['x'.repeat(60), `N${'1'.repeat(7)}`])('is told by its name up to there: %s', (name) => {
    expect(counted(name)).toEqual({ [`Learner/${name}`]: 1 })
  })
})
