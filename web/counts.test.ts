import { describe, expect, it } from 'vitest'
import { howMany, leaders, listed, nobody, portionOf, ranked, shareText } from './counts.ts'

const exact = { disclosure: 'exact' } as const
const rounded = { disclosure: 'rounded' } as const

describe('counts by a vocabulary', () => {
  it('are ranked, equal ones as they stand', () => {
    expect(ranked({ health: 2, academic: 5, personal: 5 })).toEqual([
      ['academic', 5],
      ['personal', 5],
      ['health', 2],
    ])
  })

  it('are led by all that count most', () => {
    expect(leaders({ health: 2, academic: 5, personal: 5 })).toEqual({ values: ['academic', 'personal'], people: 5 })
  })

  it('are led by none where nothing counts', () => {
    expect(leaders({ health: 0, academic: 0 })).toBeUndefined()
    expect(leaders({})).toBeUndefined()
  })

  it('are listed as people list things', () => {
    expect(listed(['health'])).toBe('health')
    expect(listed(['health', 'academic', 'personal'])).toBe('health, academic and personal')
  })
})

describe('a share in words', () => {
  it('is a per cent', () => expect(shareText(16, 25, rounded)).toBe('64%'))
  it('of few is told where figures are exact', () => expect(shareText(1, 4, exact)).toBe('25%'))
  it('of few is not told where they are rounded', () => expect(shareText(5, 20, rounded)).toBe('5 of 20'))
  it('of nothing is no per cent', () => expect(shareText(0, 0, exact)).toBe('0 of 0'))
  it('reads before what it is of', () => {
    expect(`${portionOf(5, 50, rounded)} posts`).toBe('10% of posts')
    expect(`${portionOf(5, 20, rounded)} posts`).toBe('5 of the 20 posts')
  })
  it('is never more than all, though counts are rounded apart', () => expect(shareText(30, 25, rounded)).toBe('100%'))
})

describe('a count of 0', () => {
  it('is nobody where figures are exact', () => {
    expect(howMany(0, exact)).toBe('none')
    expect(nobody(exact)).toBe('Nobody')
  })

  it('may be somebody where they are rounded', () => {
    expect(howMany(0, rounded)).toBe('0 to 2')
    expect(nobody(rounded)).toBe('Hardly anybody')
  })
})
