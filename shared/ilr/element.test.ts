import { describe, expect, it } from 'vitest'
import { type Element, learnerOf, newElement } from './element.ts'

const element = (texts: Record<string, string>, children: Record<string, Element[]> = {}): Element => ({
  ...newElement(7),
  texts,
  children,
})
const mark = (LearnDelFAMType: string, LearnDelFAMCode: string) => element({ LearnDelFAMType, LearnDelFAMCode })

describe('the learner in an element', () => {
  it('who has no employment and no aims has none', () => {
    expect(learnerOf(element({ LearnRefNumber: 'L1' }))).toEqual({
      line: 7,
      LearnRefNumber: 'L1',
      employments: [],
      deliveries: [],
    })
  })

  it('has aims with the marks of restarts and contracts, or with none', () => {
    const marks = [mark('SOF', '105'), mark('RES', '1'), mark('ACT', '2'), mark('LDM', '034')]
    const { deliveries } = learnerOf(
      element({}, { LearningDelivery: [element({ AimType: '1' }), element({}, { LearningDeliveryFAM: marks })] }),
    )
    expect(deliveries).toEqual([
      { line: 7, AimType: '1', fams: [] },
      {
        line: 7,
        fams: [
          { line: 7, LearnDelFAMType: 'RES', LearnDelFAMCode: '1' },
          { line: 7, LearnDelFAMType: 'ACT', LearnDelFAMCode: '2' },
        ],
      },
    ])
  })
})
