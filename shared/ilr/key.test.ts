import { expect, it } from 'vitest'
import { UKPRN } from '../../test/ilr/generate.ts'
import { keyOf } from './key.ts'
import type { IlrProgramme } from './programmes.ts'

const aim = { line: 1, fams: [] }
const programme: IlrProgramme = {
  apprenticeship: { kind: 'standard', standard: '102' },
  start: '2019-09-02',
  spells: [aim],
  components: [],
}
const keyWith = (reference?: string) =>
  keyOf(
    UKPRN,
    { line: 1, employments: [], deliveries: [], ...(reference !== undefined && { LearnRefNumber: reference }) },
    programme,
  )

it('a learner is known again by the reference, capitals and the spaces around it aside', () => {
  const key = `${UKPRN}/AB 1/25/102/2019-09-02`
  expect([keyWith('AB 1'), keyWith('ab 1'), keyWith('  Ab 1 ')]).toEqual([key, key, key])
  expect(keyWith('AB1')).not.toBe(key)
})

it('a learner without a reference has none in the key', () => {
  expect(keyWith()).toBe(`${UKPRN}//25/102/2019-09-02`)
})
