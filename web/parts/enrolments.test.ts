import { describe, expect, it } from 'vitest'
import { howMany } from '../pages/trainees.ts'
import { type Enrolment, enrolmentFor, type TraineeRecord } from './enrolments.ts'

const enrolment = (cohort: string, more: Partial<Enrolment> = {}) =>
  ({ cohort, status: 'active', outcome: null, guaranteedPost: true, anomalies: [], ...more }) as unknown as Enrolment
const trainee = (...enrolments: Enrolment[]) => ({ ref: 't_1', enrolments }) as unknown as TraineeRecord
const first = enrolment('a', { status: 'transferred' })
const second = enrolment('b', { guaranteedPost: false })

describe('the enrolment that a list is about', () => {
  it.each([
    ['', 'b'],
    ['status=transferred', 'a'],
    ['guaranteedPost=true', 'a'],
    ['status=&cohort=b', 'b'],
    ['route=diploma', 'b'],
    ['status=completed', 'b'],
  ])('of %j is that of %s', (asked, cohort) => {
    expect(enrolmentFor(trainee(first, second), new URLSearchParams(asked))?.cohort).toBe(cohort)
  })

  it('is the one with the anomaly that is asked for', () => {
    const odd = enrolment('a', { anomalies: [{ code: 'fact-after-end' } as Enrolment['anomalies'][number]] })
    expect(enrolmentFor(trainee(odd, second), new URLSearchParams('anomaly=fact-after-end'))?.cohort).toBe('a')
  })

  it('is none of somebody never enrolled', () => {
    expect(enrolmentFor(trainee(), new URLSearchParams())).toBeUndefined()
  })
})

describe('how many a page says there are', () => {
  it.each([
    [0, true, true, 'Nobody'],
    [1, true, true, '1 trainee'],
    [23, true, true, '23 trainees'],
    [50, true, false, 'The first 50, and there are more'],
    [50, false, false, 'The next 50, and there are more'],
    [7, false, true, 'The last 7'],
    [0, false, true, 'Nobody more'],
  ])('%i, first page %s, last page %s: %s', (shown, isFirst, isLast, says) => {
    expect(howMany(shown, { isFirst, isLast })).toBe(says)
  })
})
