import { describe, expect, it } from 'vitest'
import { madeUpUln, TEMPORARY_ULN } from '../../test/ilr/generate.ts'
import { shownReference } from './problem.ts'

const ULN = madeUpUln(3)
const notUln = ULN.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))

describe("a learner's reference in a problem", () => {
  it.each(['L1', 'ab 12', '123456789', 'ZY123456789X'])('is shown where it is one: %s', (LearnRefNumber) => {
    expect(shownReference({ LearnRefNumber, ULN, line: 21 })).toBe(LearnRefNumber)
  })

  it.each<[string, string | undefined, string | undefined]>([
    ['there is none', undefined, ULN],
    ['it is empty', '', ULN],
    ['it has more than references have', 'Jo O’Neill', ULN],
    ['it is longer than a reference', 'L'.repeat(13), ULN],
    ["it is the learner's ULN", ULN, ULN],
    ["somebody else's ULN is in it", `X${madeUpUln(4)}`, ULN],
    ['a ULN is in it with a digit before it', `1${ULN}`, ULN],
    ['a ULN is in it between two digits', `1${ULN}2`, undefined],
    ['it is a ULN in groups', `${ULN.slice(0, 5)} ${ULN.slice(5)}`, ULN],
    ['it is a ULN, and the learner has none', ULN, undefined],
    ['it is what stands for the ULN, though its check digit is wrong', notUln, notUln],
    ['it is the temporary ULN', TEMPORARY_ULN, TEMPORARY_ULN],
  ])('is the line where %s', (_, LearnRefNumber, uln) => {
    const learner = { line: 21, ...(LearnRefNumber !== undefined && { LearnRefNumber }), ...(uln && { ULN: uln }) }
    expect(shownReference(learner)).toBe('on line 21')
  })

  it('of ten digits is shown where they are no ULN', () => {
    expect(shownReference({ LearnRefNumber: notUln, ULN, line: 21 })).toBe(notUln)
  })
})
