import { describe, expect, it } from 'vitest'
import { accepted, Refusal } from './refusal.ts'

const fault = (pointer: string) => ({ pointer, detail: 'is missing' })

describe('what was parsed', () => {
  it('is the value when nothing is wrong with it', () => {
    expect(accepted({ ok: true, value: 7 })).toBe(7)
  })

  it('is refused with every fault, and says how many and of what', () => {
    expect(() => accepted({ ok: false, faults: [fault('/a'), fault('/b')] })).toThrow(
      expect.objectContaining({
        name: 'Refusal',
        code: 'invalid',
        detail: 'The request has 2 faults, listed in errors',
        faults: [fault('/a'), fault('/b')],
      }),
    )
    expect(() => accepted({ ok: false, faults: [fault('/a')] }, 'invalid-query')).toThrow(
      expect.objectContaining({ code: 'invalid-query', detail: 'The query has a fault, listed in errors' }),
    )
  })
})

it('a refusal has no faults unless some are given', () => {
  expect(new Refusal('not-found', 'nothing').faults).toEqual([])
})
