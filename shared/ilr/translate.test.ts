import { describe, expect, it } from 'vitest'
import { onStandard, standAlone } from '../../test/ilr/aims.ts'
import { madeUpUln, mapping, TEMPORARY_ULN, UKPRN } from '../../test/ilr/generate.ts'
import { fileOf, PROGRAMME, reading, translated } from '../../test/ilr/told.ts'
import { translatorOf } from './translate.ts'

const aims = [onStandard({ LearnStartDate: '2019-09-02', LearnPlanEndDate: '2021-03-31' })]
const wrongDigit = madeUpUln(3).replace(/.$/, (digit) => String((Number(digit) + 1) % 10))

describe('a learner', () => {
  it.each([
    ['the temporary ULN', { uln: TEMPORARY_ULN }, 'ULN', /temporary one/],
    ['a wrong ULN', { uln: wrongDigit }, 'ULN', /wrong check digit/],
    ['a ULN that is none', { uln: 'n/a' }, 'ULN', /10 digits/],
    ['a reference that is none', { reference: 'a/b' }, 'LearnRefNumber', /1 to 12 letters/],
  ])(
    'with %s is left out, by the reference and the line, and no number of anybody is told',
    async (_, who, field, words) => {
      const [learner] = await translated([{ aims, ...who }])
      expect(learner).toMatchObject({ programmes: [], problems: [{ field, line: 21, effect: 'learner-left-out' }] })
      expect(learner?.problems[0]?.detail).toMatch(words)
      expect(JSON.stringify(learner)).not.toMatch(/\d{10}|n\/a|a\/b/)
    },
  )

  it('whose reference is the ULN is named by the line', async () => {
    const uln = madeUpUln(3)
    const [learner] = await translated([{ aims, uln, reference: `X${uln}` }], { programmes: [] })
    expect(learner?.problems).toMatchObject([{ learner: 'on line 21' }])
  })

  it('that is there twice is read once, the first time', async () => {
    const [first, sameUln, sameReference, other] = await translated([
      { aims, uln: madeUpUln(1), reference: 'A' },
      { aims, uln: madeUpUln(1), reference: 'B' },
      { aims, uln: madeUpUln(2), reference: 'A' },
      { aims, uln: madeUpUln(2), reference: 'C' },
    ])
    expect(first?.programmes).toHaveLength(1)
    expect(sameUln).toMatchObject({ programmes: [], problems: [{ learner: 'B', field: 'ULN' }] })
    expect(sameReference).toMatchObject({ programmes: [], problems: [{ learner: 'A', field: 'LearnRefNumber' }] })
    expect(sameUln?.problems[0]?.detail).toContain('on line 21 has the same ULN')
    expect(other?.programmes).toHaveLength(1)
  })

  it('on no such apprenticeship says nothing, but is counted by the one they are on', async () => {
    const other = onStandard({ LearnStartDate: '2019-09-02', StdCode: '103' })
    const text = fileOf([
      { aims: [other] },
      { aims: [other, other] },
      { aims: [standAlone('2019-09-02', '2020-07-31')] },
      { aims },
    ])
    const { parts } = await reading(text)
    const { translate, apprenticeshipsSeen } = translatorOf({ ukprn: UKPRN, mapping, programmes: [{ id: PROGRAMME }] })
    const said = parts.flatMap((part) => (part.kind === 'learner' ? [translate(part.learner)] : []))
    expect(said.map((learner) => learner?.programmes.length)).toEqual([undefined, undefined, undefined, 1])
    expect(apprenticeshipsSeen()).toEqual({ 'standard 103': 2, 'standard 102': 1 })
  })
})
