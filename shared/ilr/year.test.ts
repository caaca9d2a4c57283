import { describe, expect, it } from 'vitest'
import { isYear, yearOf } from './year.ts'

describe('the collection year of a file', () => {
  it.each([
    ['ESFA/ILR/2018-19', '2018-19'],
    ['SFA/ILR/2019-20', '2019-20'],
    ['ESFA/ILR/2026-27', '2026-27'],
  ])('is in the namespace of its root: %s', (namespace, year) => {
    expect(yearOf(namespace, 'Message', 2)).toBe(year)
  })

  it.each([
    ['another root in the namespace', 'ESFA/ILR/2020-21', 'Learner'],
    ['no namespace', '', 'Message'],
    ['more before the namespace', 'urn:ESFA/ILR/2020-21', 'Message'],
    ['more after the namespace', 'ESFA/ILR/2020-21/1', 'Message'],
    ['a year of four digits at its end', 'ESFA/ILR/2020-2021', 'Message'],
    ['two years that do not follow', 'ESFA/ILR/2020-22', 'Message'],
  ])('is none with %s: that is no ILR', (_, namespace, root) => {
    expect(() => yearOf(namespace, root, 7)).toThrow(expect.objectContaining({ code: 'not-ilr', line: 7 }))
  })

  it.each(['ESFA/ILR/2017-18', 'ESFA/ILR/2027-28', 'ESFA/ILR/1999-00'])(
    'is not read before or after those known: %s',
    (namespace) => {
      expect(() => yearOf(namespace, 'Message', 7)).toThrow(expect.objectContaining({ code: 'year', line: 7 }))
    },
  )

  it('goes over a century', () => {
    expect([isYear('2099', '00'), isYear('2099', '99'), isYear('2009', '10')]).toEqual([true, false, true])
  })
})
