import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasRightCheckDigit, ulnFrom } from './uln.ts'

const nineDigits = fc.integer({ min: 0, max: 999_999_999 }).map((number) => String(number).padStart(9, '0'))
const uln = nineDigits.map(ulnFrom).filter((found) => found !== undefined)
const place = fc.nat({ max: 9 })

const exchanged = (digits: string, one: number, other: number): string => {
  const all = [...digits]
  const [first = '', second = ''] = [all[one], all[other]]
  all[one] = second
  all[other] = first
  return all.join('')
}

describe('the check digit of a ULN', () => {
  // Published examples of the Learning Records Service, put together from halves.
  it.each(['10000' + '00043', '92763' + '08686'])('is right in an example', (example) => {
    expect(hasRightCheckDigit(example)).toBe(true)
  })

  it('is the one that ulnFrom gives, and no other', () => {
    fc.assert(
      fc.property(uln, place, (good, digit) => {
        expect(hasRightCheckDigit(`${good.slice(0, 9)}${digit}`)).toBe(good.endsWith(String(digit)))
      }),
    )
  })

  it('does not exist where the weighted sum is a multiple of 11', () => {
    expect(ulnFrom('000000000')).toBeUndefined()
    for (let digit = 0; digit <= 9; digit++) expect(hasRightCheckDigit(`000000000${digit}`)).toBe(false)
  })

  it('catches one wrong digit', () => {
    fc.assert(
      fc.property(uln, place, fc.integer({ min: 1, max: 9 }), (good, at, more) => {
        const wrong = `${good.slice(0, at)}${(Number(good[at]) + more) % 10}${good.slice(at + 1)}`
        expect(hasRightCheckDigit(wrong)).toBe(false)
      }),
    )
  })

  it('catches two digits exchanged', () => {
    fc.assert(
      fc.property(uln, place, place, (good, one, other) => {
        fc.pre(good[one] !== good[other])
        expect(hasRightCheckDigit(exchanged(good, one, other))).toBe(false)
      }),
    )
  })
})
