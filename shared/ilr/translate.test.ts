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
    ['a digit more than a ULN has', { uln: `${madeUpUln(3)}1` }, 'ULN', /10 digits/],
    ['a digit before the ULN', { uln: `1${madeUpUln(3)}` }, 'ULN', /10 digits/],
    ['a reference that is none', { reference: 'a/b' }, 'LearnRefNumber', /1 to 12 letters/],
  ])(
    'with %s is left out, by the reference and the line, and no number of anybody is told',
    async (_, who, field, words) => {
      const [learner] = await translated([{ aims, ...who }])
      expect(learner).toMatchObject({
        uln: '',
        programmes: [],
        problems: [{ field, line: 21, effect: 'learner-left-out' }],
      })
      expect(learner?.problems[0]?.detail).toMatch(words)
      expect(JSON.stringify(learner)).not.toMatch(/\d{10}|n\/a|a\/b/)
    },
  )

  it('with no reference or no ULN is left out', async () => {
    const { parts } = await reading(fileOf([{ aims }]))
    const [whole] = parts.flatMap((part) => (part.kind === 'learner' ? part.learner : []))
    const { LearnRefNumber = '', ULN = '', line = 0, employments = [], deliveries = [] } = whole ?? {}
    const { translate } = translatorOf({ ukprn: UKPRN, mapping, programmes: [{ id: PROGRAMME }] })
    expect(translate({ line, employments, deliveries, ULN })?.problems).toMatchObject([
      { learner: 'on line 21', field: 'LearnRefNumber', effect: 'learner-left-out' },
    ])
    expect(translate({ line, employments, deliveries, LearnRefNumber })?.problems).toMatchObject([
      { learner: 'L0', field: 'ULN', effect: 'learner-left-out' },
    ])
    expect(translate({ line, employments, deliveries, LearnRefNumber, ULN })?.programmes).toHaveLength(1)
  })

  it('whose reference is the ULN is named by the line', async () => {
    const uln = madeUpUln(3)
    const [learner] = await translated([{ aims, uln, reference: `X${uln}` }], { programmes: [] })
    expect(learner?.problems).toMatchObject([{ learner: 'on line 21' }])
  })

  it('that is there twice is read once, the first time', async () => {
    const [first, sameUln, sameReference, inSmall, other] = await translated([
      { aims, uln: madeUpUln(1), reference: 'A' },
      { aims, uln: madeUpUln(1), reference: 'B' },
      { aims, uln: madeUpUln(2), reference: 'A' },
      { aims, uln: madeUpUln(2), reference: 'a' },
      { aims, uln: madeUpUln(2), reference: 'C' },
    ])
    expect(first?.programmes).toHaveLength(1)
    expect(sameUln).toMatchObject({ programmes: [], problems: [{ learner: 'B', field: 'ULN' }] })
    expect(sameReference).toMatchObject({ programmes: [], problems: [{ learner: 'A', field: 'LearnRefNumber' }] })
    expect(inSmall).toMatchObject({ programmes: [], problems: [{ learner: 'a', field: 'LearnRefNumber' }] })
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

  it('is counted by the apprenticeship where a file has 200 of them, and no more are told apart', () => {
    const { translate, apprenticeshipsSeen } = translatorOf({ ukprn: UKPRN, mapping, programmes: [] })
    const on = (standard: number) => ({ line: 1, AimType: '1', ProgType: '25', StdCode: `${standard}`, fams: [] })
    for (const standard of [...Array(201).keys(), 0, 200])
      translate({ line: 1, employments: [], deliveries: [on(1000 + standard)] })
    const seen = apprenticeshipsSeen()
    expect(Object.keys(seen)).toHaveLength(200)
    expect([seen['standard 1000'], seen['standard 1199'], seen['standard 1200']]).toEqual([2, 1, undefined])
  })
})
