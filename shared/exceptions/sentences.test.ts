import { describe, expect, it } from 'vitest'
import { ExceptionRule, type Statement } from '#events/exceptions.ts'
import { isOverRecords } from './concern.ts'
import type { Listed } from './listed.ts'
import { sentenceOf } from './sentences.ts'

const TRUST = 'ods:RAA'
const said: readonly Statement[] = [
  { by: 'ukprn:10000011', says: 'active', at: '2018-09-10' },
  { by: TRUST, says: 'left', at: '2019-02-01' },
]
const of = (rule: ExceptionRule, more: Partial<Listed> = {}) =>
  sentenceOf({ text: rule, rule, since: '2019-02-01', place: {}, regions: [], ...more })
const overPlaces: readonly ExceptionRule[] = ['BELOW-MINIMUM', 'LAST-HEI']

describe('what is wrong, in words', () => {
  it('is a sentence of its own for every rule', () => {
    const sentences = ExceptionRule.options.map((rule) => of(rule, { organisation: TRUST, said, says: `${rule}.` }))
    for (const sentence of sentences) expect(sentence).toMatch(/^\w.+\w.*\.$/)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('names the organisation that it is about', () => {
    for (const rule of ['MOVED-NOT-ARRIVED', 'SILENT-SENDER', 'DROPPED', 'ENROLMENT-UNKNOWN'] as const)
      expect(of(rule, { organisation: TRUST }), rule).toContain(TRUST)
    expect(of('MOVED-NOT-ARRIVED')).toBe(
      'Left for another place 90 days ago or more, and nothing was heard from there.',
    )
  })

  it('says both sides of a disagreement with their dates', () => {
    expect(of('DISAGREEMENT', { said })).toBe(
      'HEI and employer say different things: ukprn:10000011 active (2018-09-10); ods:RAA left (2019-02-01).',
    )
  })

  it('is what the rule itself said of a course or a region', () => {
    for (const rule of overPlaces) expect(of(rule, { says: 'Only one HEI.' })).toBe('Only one HEI.')
  })

  it('is asked of records by all rules but those over courses, regions and senders', () => {
    expect(ExceptionRule.options.filter((rule) => !isOverRecords(rule))).toEqual(['SILENT-SENDER', ...overPlaces])
  })
})
