import { describe, expect, it } from 'vitest'
import { exceptionsOf } from '../../test/exceptions.ts'
import { awarded, COHORT, enrolled, passed, said, voided, withdrew } from '../../test/telling.ts'

const stalledSince = (since: string, on: string) => said('ladder', on, 'training.stalled', { cohort: COHORT, since })
const paused = (on: string) => said('university', on, 'training.paused', {})
const resumed = (on: string) => said('university', on, 'training.resumed', {})

describe('STALLED', () => {
  const swept = [enrolled('2018-09-10'), stalledSince('2018-09-10', '2018-12-09')]

  it('opens 90 days after the last sign of progress, once the sweep has said so', () => {
    expect(exceptionsOf([enrolled('2018-09-10')]).of('STALLED')).toEqual([])
    expect(exceptionsOf(swept).opens('STALLED', '2018-12-09')).toBe(true)
  })

  it('is closed by any sign of progress, and by an end', () => {
    expect(exceptionsOf([...swept, passed('2018-12-20', 'A')]).of('STALLED')).toEqual([])
    expect(exceptionsOf([...swept, paused('2018-12-20')]).of('STALLED')).toEqual([])
    expect(exceptionsOf([...swept, withdrew('2018-12-20')]).of('STALLED')).toEqual([])
  })
})

describe('LONG-PAUSE', () => {
  it('opens 365 days after the pause began', () => {
    expect(exceptionsOf([enrolled(), paused('2019-01-10')]).opens('LONG-PAUSE', '2020-01-10')).toBe(true)
    // The year of a leap day has one more.
    expect(exceptionsOf([enrolled(), paused('2020-01-10')]).opens('LONG-PAUSE', '2021-01-09')).toBe(true)
  })

  it('is closed by resuming, and by taking the pause back', () => {
    const pause = paused('2019-01-10')
    expect(exceptionsOf([enrolled(), pause, resumed('2020-02-01')]).of('LONG-PAUSE')).toEqual([])
    expect(exceptionsOf([enrolled(), pause, voided('2020-02-01', pause)]).of('LONG-PAUSE')).toEqual([])
  })
})

describe('EPA-DUE', () => {
  const epa = said('epao', '2020-06-20', 'epa.completed', { result: 'fail' })

  it.each(['higher-apprenticeship', 'foundation-degree'] as const)('opens 90 days before the end on a %s', (route) => {
    expect(exceptionsOf([enrolled()], route).opens('EPA-DUE', '2020-07-02')).toBe(true)
    expect(exceptionsOf([enrolled(), paused('2019-01-10')], route).opens('EPA-DUE', '2020-07-02')).toBe(true)
  })

  it.each(['higher-apprenticeship', 'foundation-degree'] as const)(
    'is closed by a result, an award or an end on a %s, and opens again when that is taken back',
    (route) => {
      for (const event of [epa, awarded('2020-06-20'), withdrew('2020-06-20')]) {
        expect(exceptionsOf([enrolled(), event], route).of('EPA-DUE')).toEqual([])
        expect(exceptionsOf([enrolled(), event, voided('2020-06-21', event)], route).of('EPA-DUE')).toHaveLength(1)
      }
    },
  )

  it('follows a corrected end', () => {
    const events = [enrolled(), enrolled('2019-03-01', { expectedEnd: '2021-03-31' })]
    expect(exceptionsOf(events).opens('EPA-DUE', '2020-12-31')).toBe(true)
  })
})
