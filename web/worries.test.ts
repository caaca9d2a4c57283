import { describe, expect, it } from 'vitest'
import type { RowOf } from './aggregates.ts'
import { whyOf, worriesIn } from './worries.ts'

const course = (programme: string, more: object): RowOf<'sustainability'> =>
  ({
    key: { programme },
    places: 40,
    enrolled: 20,
    fillRate: 0.5,
    intakes: [],
    minimumIntake: 12,
    trend: null,
    volatility: null,
    ...more,
  }) as RowOf<'sustainability'>
const intakes = (...enrolled: number[]) =>
  enrolled.map((each, index) => ({ intake: `20${20 + index}-09`, enrolled: each, places: 20 }))

describe('courses to worry about', () => {
  it('are those not viable, then closed, then at risk; viable ones are none', () => {
    const rows = ['at-risk', 'viable', 'closed', 'unviable'].map((status) => course(`1/${status}`, { status }))
    expect(worriesIn(rows).map(({ status }) => status)).toEqual(['unviable', 'closed', 'at-risk'])
  })

  it('have a reason with its numbers', () => {
    expect(whyOf(course('1/a', { status: 'closed', intakes: intakes(17, 5) }))).toBe(
      'Intakes went from 17 in September 2020 to 5 in September 2021, where it takes 12 to keep it running. Of the places paid for, 50% were filled.',
    )
    expect(whyOf(course('1/a', { status: 'at-risk', intakes: intakes(20, 14), trend: -6, fillRate: null }))).toBe(
      'Intakes went from 20 in September 2020 to 14 in September 2021, where it takes 12 to keep it running. At 6 fewer an intake, the next would be about 8.',
    )
  })

  it('have one also with a single intake, or none', () => {
    expect(whyOf(course('1/a', { status: 'at-risk', intakes: intakes(9), fillRate: null }))).toMatch(
      /^Its only intake, of September 2020, was 9,/,
    )
    expect(whyOf(course('1/a', { status: 'unviable' }))).toBe('Nobody has ever enrolled on it.')
  })
})
