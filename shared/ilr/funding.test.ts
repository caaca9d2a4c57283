import { describe, expect, it } from 'vitest'
import { fundingOf } from './funding.ts'
import type { Fam } from './record.ts'

type Mark = readonly [type: string, code: string, from?: string]
const famOf = ([LearnDelFAMType, LearnDelFAMCode, from]: Mark): Fam => ({
  line: 1,
  LearnDelFAMType,
  LearnDelFAMCode,
  ...(from !== undefined && { LearnDelFAMDateFrom: from }),
})
const paidUnder = (...marks: readonly Mark[]) => fundingOf({ line: 1, FundModel: '36', fams: marks.map(famOf) })

describe('an apprenticeship under a contract', () => {
  it.each<[string, readonly Mark[], string]>([
    ['none', [], 'other'],
    ['one', [['ACT', '2', '2019-09-02']], 'co-investment'],
    [
      'a mark of a restart before it, which is no contract',
      [
        ['RES', '1', '2019-01-01'],
        ['ACT', '2', '2019-09-02'],
      ],
      'co-investment',
    ],
    [
      'another one later',
      [
        ['ACT', '2', '2019-09-02'],
        ['ACT', '1', '2020-05-01'],
      ],
      'co-investment',
    ],
    [
      'another one earlier',
      [
        ['ACT', '2', '2020-05-01'],
        ['ACT', '1', '2019-09-02'],
      ],
      'levy',
    ],
    [
      'two of one day, of which the first counts',
      [
        ['ACT', '1', '2019-09-02'],
        ['ACT', '2', '2019-09-02'],
      ],
      'levy',
    ],
    [
      'one without its day, which is from the start, before another',
      [
        ['ACT', '2'],
        ['ACT', '1', '2019-09-02'],
      ],
      'co-investment',
    ],
    [
      'one without its day, which is from the start, after another',
      [
        ['ACT', '1', '2019-09-02'],
        ['ACT', '2'],
      ],
      'co-investment',
    ],
  ])('with %s', (_, marks, funding) => {
    expect(paidUnder(...marks)).toBe(funding)
  })
})

it('the funding of a model without such contracts does not look at them', () => {
  const fams = [famOf(['ACT', '1', '2019-09-02'])]
  const funded = (FundModel: string) => fundingOf({ line: 1, FundModel, fams })
  expect(['81', '99', '35', '36'].map(funded)).toEqual(['co-investment', 'self-funded', 'other', 'levy'])
})
