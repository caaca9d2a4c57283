import { describe, expect, it } from 'vitest'
import { contradictionIn } from './contradictions.ts'
import type { Delivery } from './record.ts'

const START = '2019-09-02'
const END = '2021-03-01'
const aim = (fields: Partial<Delivery>): Delivery => ({
  line: 1,
  fams: [],
  ProgType: '25',
  FundModel: '36',
  LearnStartDate: START,
  ...fields,
})
const completed = (fields: Partial<Delivery> = {}): Delivery =>
  aim({ CompStatus: '2', LearnActEndDate: END, Outcome: '1', ...fields })

describe('an aim that continues though its learning is over', () => {
  it.each([
    ['25', '36', undefined],
    ['25', '99', undefined],
    ['25', '81', 'CompStatus'],
    ['21', '36', 'CompStatus'],
    ['21', '99', 'CompStatus'],
  ])(
    'of ProgType %s and FundModel %s awaits its assessment, or contradicts itself: %s',
    (ProgType, FundModel, field) => {
      const over = { CompStatus: '1', ProgType, FundModel }
      expect(contradictionIn(aim({ ...over, LearnActEndDate: END, Outcome: '8' }))?.field).toBe(field)
      expect(contradictionIn(aim({ ...over, LearnActEndDate: END }))?.field).toBe(field)
      expect(contradictionIn(aim({ ...over, Outcome: '8' }))?.field).toBe(field)
    },
  )

  it.each(['1', '3'])('has no Outcome %s, which says how it ended', (Outcome) => {
    expect(contradictionIn(aim({ CompStatus: '1', LearnActEndDate: END, Outcome }))).toMatchObject({
      field: 'CompStatus',
      effect: 'fact-left-out',
    })
  })
})

describe('the days of an aim', () => {
  it.each([
    ['an end on the first day', completed({ LearnActEndDate: START }), undefined],
    ['an end the day before', completed({ LearnActEndDate: '2019-09-01' }), 'LearnActEndDate'],
    ['an achievement on the last day', completed({ AchDate: END }), undefined],
    ['an achievement the day before', completed({ AchDate: '2021-02-28' }), 'AchDate'],
    ['an achievement that was left empty', completed({ AchDate: '' }), undefined],
  ])('with %s: the field that is wrong is %s', (_, fields, field) => {
    expect(contradictionIn(fields)?.field).toBe(field)
  })

  it('are not held against a start that is not there', () => {
    const { LearnStartDate: _, ...startless } = completed()
    expect(contradictionIn(startless)).toBeUndefined()
  })
})

describe('the grade of an achieved aim', () => {
  it.each(['FL', 'U', 'N', 'X', 'Y', 'fl'])('cannot be %s, which fails', (OutGrade) => {
    expect(contradictionIn(completed({ OutGrade }))).toMatchObject({ field: 'OutGrade', effect: 'fact-left-out' })
    expect(contradictionIn(completed({ Outcome: '3', OutGrade }))).toBeUndefined()
  })

  it.each(['PA', 'ME', 'DS', ''])('may be "%s"', (OutGrade) => {
    expect(contradictionIn(completed({ OutGrade }))).toBeUndefined()
  })
})
