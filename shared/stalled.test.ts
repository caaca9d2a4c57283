import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { awarded, COHORT, enrolled, NEXT_COHORT, passed, recordOf, said } from '../test/telling.ts'
import { stalledEvent, watchOf } from './stalled.ts'

const watched = (...events: readonly RecordedEvent[]) => watchOf(recordOf(...events).record)

describe('what the sweep watches', () => {
  it('is the enrolment opened last, by its last sign of progress', () => {
    expect(watched(enrolled('2018-09-10'))).toEqual({ cohort: COHORT, progressed: '2018-09-10' })
    expect(watched(enrolled('2018-09-10'), passed('2019-01-15', 'A'))?.progressed).toBe('2019-01-15')
    const next = said('university', '2019-09-10', 'trainee.transferred', { cohort: NEXT_COHORT })
    expect(watched(enrolled('2018-09-10'), next)).toEqual({ cohort: NEXT_COHORT, progressed: '2019-09-10' })
  })

  it('is nothing of somebody who is paused, through or unknown', () => {
    expect(watched()).toBeUndefined()
    expect(watched(enrolled('2018-09-10'), awarded('2020-07-01'))).toBeUndefined()
    expect(watched(enrolled('2018-09-10'), said('university', '2019-01-01', 'training.paused', {}))).toBeUndefined()
  })
})

describe('what the sweep says', () => {
  const watch = { cohort: COHORT, progressed: '2018-09-10' }

  it('is said from the ninetieth day on, and the same whenever it is said', () => {
    expect(stalledEvent('t_a', watch, '2018-12-08')).toBeUndefined()
    expect(stalledEvent('t_a', watch, '2018-12-09')).toEqual({
      specversion: '1.0',
      id: `stalled-t_a-${COHORT}-2018-09-10`,
      source: '/ladder',
      type: 'training.stalled',
      subject: 't_a',
      time: '2018-12-09T00:00:00.000Z',
      data: { cohort: COHORT, since: '2018-09-10' },
    })
    expect(stalledEvent('t_a', watch, '2020-01-01')).toEqual(stalledEvent('t_a', watch, '2018-12-09'))
  })
})
