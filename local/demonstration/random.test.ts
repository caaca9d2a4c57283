import { describe, expect, it } from 'vitest'
import { randomOf } from './random.ts'

const thousand = (seed: number, name: string) => {
  const random = randomOf(seed, name)
  return Array.from({ length: 1000 }, () => random.next())
}

describe('chance', () => {
  it('is the same for the same seed and name, and another for any other', () => {
    expect(thousand(1, 'a')).toEqual(thousand(1, 'a'))
    expect(thousand(1, 'a')).not.toEqual(thousand(1, 'b'))
    expect(thousand(1, 'a')).not.toEqual(thousand(2, 'a'))
  })

  it('is even', () => {
    const numbers = thousand(1, 'a')
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
    expect(numbers.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1)
  })

  it('picks by weight, and never what weighs nothing', () => {
    const random = randomOf(1, 'picks')
    const picks = Array.from({ length: 1000 }, () =>
      random.pick([
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ]),
    )
    expect(picks.filter((pick) => pick === 'often').length / 1000).toBeCloseTo(0.75, 1)
    expect(picks).not.toContain('never')
  })

  it('says so when there is nothing to pick from', () => {
    expect(() => randomOf(1, 'none').pick([])).toThrow('nothing to pick from')
  })
})
