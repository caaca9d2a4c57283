import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import {
  awarded,
  COHORT,
  enrolled,
  given,
  NEXT_COHORT,
  OTHER_TRUST,
  passed,
  recordOf,
  said,
  TRUST,
  voided,
  withdrew,
} from '../test/telling.ts'
import { isStalled, outcomeOf } from './enrolment.ts'

describe('enrolments', () => {
  it('a first enrolment opens; a second one for the same cohort replaces its details', () => {
    const { statuses, last } = recordOf(enrolled(), enrolled('2018-10-01', { setting: 'community' }))
    expect(statuses).toEqual(['active'])
    expect(last).toMatchObject({ setting: 'community', opened: '2018-09-10T12:00:00.000Z' })
  })

  it('an enrolment for another cohort ends the open one as transferred', () => {
    const { statuses, last } = recordOf(enrolled(), enrolled('2019-09-09', { cohort: NEXT_COHORT }))
    expect(statuses).toEqual(['transferred', 'active'])
    expect(last.byTransfer).toBe(true)
  })

  it('a transfer of cohort carries over what it does not change, but not the credits', () => {
    const { statuses, last } = recordOf(
      enrolled(),
      passed('2018-12-01', 'A'),
      said('university', '2019-09-09', 'trainee.transferred', { cohort: NEXT_COHORT }),
    )
    expect(statuses).toEqual(['transferred', 'active'])
    expect(last).toMatchObject({ cohort: NEXT_COHORT, employer: TRUST, setting: 'mental-health', credits: 0 })
    expect(last.modules).toEqual([])
  })

  it('a transfer of employer only changes the employer', () => {
    const { statuses, last } = recordOf(
      enrolled(),
      said('university', '2019-01-09', 'trainee.transferred', { employer: OTHER_TRUST }),
    )
    expect(statuses).toEqual(['active'])
    expect(last).toMatchObject({ cohort: COHORT, employer: OTHER_TRUST })
  })

  it('a new enrolment for a cohort in which the trainee has ended is an anomaly and changes nothing', () => {
    const { statuses, anomalies } = recordOf(enrolled(), withdrew('2019-01-10'), enrolled('2019-02-01'))
    expect(statuses).toEqual(['withdrawn'])
    expect(anomalies).toEqual(['fact-after-end'])
  })

  it('events before the first enrolment belong to it', () => {
    const { last } = recordOf(passed('2018-08-01', 'A', 30), enrolled())
    expect(last.credits).toBe(30)
  })

  it('facts about somebody never enrolled are counted and open nothing', () => {
    expect(recordOf(passed('2018-08-01', 'A')).record).toMatchObject({ enrolments: [], unassigned: 1 })
  })
})

describe('status', () => {
  it.each([
    ['higher-apprenticeship', 'active', 'completed'],
    ['foundation-degree', 'completed', 'active'],
    ['diploma', 'completed', 'active'],
  ] as const)('on a %s the award leaves it %s, the EPA %s', (route, byAward, byEpa) => {
    const epa = said('epao', '2020-09-01', 'epa.completed', { result: 'merit' })
    expect(given(enrolled(), awarded('2020-09-01')).on(route).enrolments[0]?.standing.is).toBe(byAward)
    expect(given(enrolled(), epa).on(route).enrolments[0]?.standing.is).toBe(byEpa)
  })

  it('a failed EPA completes nothing and is the latest result until the next', () => {
    const fail = said('epao', '2020-09-01', 'epa.completed', { result: 'fail' })
    const { enrolments } = given(enrolled(), fail).on('higher-apprenticeship')
    expect(enrolments[0]).toMatchObject({ standing: { is: 'active' }, epa: { result: 'fail' } })
  })

  it('the first end stands: an award after a withdrawal is an anomaly', () => {
    const { statuses, anomalies } = recordOf(enrolled(), withdrew('2020-01-01'), awarded('2020-09-01'))
    expect(statuses).toEqual(['withdrawn'])
    expect(anomalies).toEqual(['fact-after-end'])
  })

  it.each([
    passed('2019-03-01', 'A'),
    said('university', '2019-03-01', 'module.failed', { module: 'A', attempt: 1 }),
    said('university', '2019-03-01', 'training.paused', {}),
    said('university', '2019-03-01', 'training.resumed', {}),
    said('university', '2019-03-01', 'trainee.transferred', { employer: OTHER_TRUST }),
    said('university', '2019-03-01', 'trainee.withdrawn', { reason: 'health' }),
    awarded('2019-03-01'),
    said('epao', '2019-03-01', 'epa.completed', { result: 'pass' }),
    said('trust', '2019-03-01', 'post.confirmed', { band: 4, start: '2019-03-01' }),
    said('trust', '2019-03-01', 'post.missing', { reason: 'no-vacancy' }),
    said('trust', '2019-03-01', 'post.left', { reason: 'promotion' }),
  ])('after a withdrawal $type is an anomaly and changes nothing', (fact) => {
    const withdrawn = [enrolled(), withdrew('2019-01-10')]
    const { record, anomalies } = recordOf(...withdrawn, fact)
    expect(anomalies).toEqual(['fact-after-end'])
    expect(record.enrolments).toEqual(recordOf(...withdrawn).record.enrolments)
  })

  it('pausing twice and resuming what runs are anomalies', () => {
    const pause = (on: string) => said('university', on, 'training.paused', { reason: 'health' })
    const resume = (on: string) => said('university', on, 'training.resumed', {})
    const { statuses, anomalies } = recordOf(
      enrolled(),
      pause('2019-01-01'),
      pause('2019-02-01'),
      resume('2019-03-01'),
      resume('2019-04-01'),
    )
    expect(statuses).toEqual(['active'])
    expect(anomalies).toEqual(['pause-while-paused', 'resume-while-active'])
  })

  it('a module counts once', () => {
    const { last, anomalies } = recordOf(enrolled(), passed('2019-01-01', 'A'), passed('2019-02-01', 'A'))
    expect(last.credits).toBe(20)
    expect(anomalies).toEqual(['duplicate-module-pass'])
  })

  it('what the sweep says of a stall is overtaken by a later sign of progress, and by one that arrives late', () => {
    const stalled = said('ladder', '2018-12-09', 'training.stalled', { cohort: COHORT, since: '2018-09-10' })
    expect(isStalled(recordOf(enrolled(), stalled).last)).toBe(true)
    expect(isStalled(recordOf(enrolled(), stalled, passed('2018-12-20', 'A')).last)).toBe(false)
    expect(isStalled(recordOf(enrolled(), stalled, passed('2018-10-20', 'A')).last)).toBe(false)
  })

  it('only who is active is stalled, and a report or a resumption after it ends the stall', () => {
    const stalled = said('ladder', '2018-12-09', 'training.stalled', { cohort: COHORT, since: '2018-09-10' })
    const paused = said('university', '2018-12-20', 'training.paused', {})
    const resumed = said('university', '2018-12-21', 'training.resumed', {})
    const report = said('trust', '2018-12-20', 'progress.reported', { round: '2018-12', status: 'behind' })
    for (const after of [[paused], [paused, resumed], [report], [withdrew('2018-12-20')], [awarded('2018-12-20')]])
      expect(isStalled(recordOf(enrolled(), stalled, ...after).last)).toBe(false)
  })

  it('a stall counts from the latest sign of progress, which is not before the opening', () => {
    expect(recordOf(enrolled(), passed('2018-08-01', 'A')).last.progressed).toBe('2018-09-10T12:00:00.000Z')
    expect(recordOf(enrolled(), passed('2018-10-01', 'A')).last.progressed).toBe('2018-10-01T12:00:00.000Z')
    const elsewhere = said('ladder', '2018-12-09', 'training.stalled', { cohort: NEXT_COHORT, since: '2018-09-10' })
    expect(isStalled(recordOf(enrolled(), elsewhere).last)).toBe(false)
  })
})

describe('outcome', () => {
  const confirmed = (on: string, band = 4) => said('trust', on, 'post.confirmed', { band, start: on })
  const missing = (on: string) => said('trust', on, 'post.missing', { reason: 'no-vacancy', currentBand: 3 })
  const left = (on: string) => said('trust', on, 'post.left', { reason: 'pre-registration' })
  const completed = [enrolled(), awarded('2020-09-01')]
  const outcome = (...events: readonly RecordedEvent[]) => outcomeOf(recordOf(...events).last)

  it('is open until the trainee completes, then awaited, then what was said last', () => {
    expect(outcome(enrolled())).toBeUndefined()
    expect(outcome(...completed)).toBe('awaited')
    expect(outcome(...completed, missing('2020-10-01'), confirmed('2020-11-01'))).toBe('confirmed')
    expect(outcome(...completed, missing('2020-11-01'), confirmed('2020-10-01'))).toBe('missing')
  })

  it('a post said before completion counts all the same and is an anomaly; so is a band other than 4', () => {
    const { last, anomalies } = recordOf(enrolled(), confirmed('2020-08-01', 3), awarded('2020-09-01'))
    expect(outcomeOf(last)).toBe('confirmed')
    expect(anomalies).toEqual(['band-other-than-4', 'post-before-completion'])
  })

  it('leaving a confirmed post makes a leaver, until a post is confirmed again', () => {
    expect(recordOf(...completed, confirmed('2020-10-01'), left('2021-01-01')).last.left?.fromPost).toBe(true)
    expect(recordOf(...completed, left('2021-01-01')).last.left).toMatchObject({ fromPost: false, hadPost: false })
    const again = recordOf(...completed, confirmed('2020-10-01'), left('2021-01-01'), confirmed('2021-03-01'))
    expect(again.last.left?.fromPost).toBe(false)
  })
})

describe('who may speak', () => {
  it.each([
    ['another HEI about a module', passed('2019-01-01', 'A', 20, 'college')],
    ['another employer about a post', said('other trust', '2020-10-01', 'post.missing', { reason: 'no-vacancy' })],
    ['another HEI about an EPA', said('college', '2020-08-01', 'epa.completed', { result: 'pass' })],
  ])('%s does not count and is an anomaly', (_, event) => {
    const { record, anomalies } = recordOf(enrolled(), event)
    expect(anomalies).toEqual(['unrelated-speaker'])
    expect(record.enrolments).toEqual(recordOf(enrolled()).record.enrolments)
  })

  it('an employer speaks for the time in which the trainee was its own', () => {
    const moved = said('university', '2019-06-01', 'trainee.transferred', { employer: OTHER_TRUST })
    const report = (on: string) => said('trust', on, 'progress.reported', { round: '2019-05', status: 'on-track' })
    expect(recordOf(enrolled(), moved, report('2019-05-01')).anomalies).toEqual([])
    expect(recordOf(enrolled(), moved, report('2019-07-01')).anomalies).toEqual(['unrelated-speaker'])
  })

  it('any HEI grants APEL; the first grant with the most months counts', () => {
    const granted = (on: string, monthsGranted: number) =>
      said('college', on, 'apel.granted', { profession: 'adult-nursing', monthsGranted, mode: 'full-time' })
    const { record } = recordOf(enrolled(), granted('2021-01-01', 12), granted('2021-02-01', 6))
    expect(record.grant).toMatchObject({ monthsGranted: 12, by: 'ukprn:10000022' })
    const part = said('university', '2021-03-01', 'apel.granted', {
      profession: 'adult-nursing',
      monthsGranted: 12,
      mode: 'part-time',
    })
    expect(recordOf(enrolled(), granted('2021-01-01', 12), part).record.grant).toMatchObject({ mode: 'full-time' })
    expect(recordOf(enrolled(), granted('2021-04-01', 12), part).record.grant).toMatchObject({ mode: 'part-time' })
  })
})

describe('voids', () => {
  it('a voided event never happened, in whatever order the void arrives', () => {
    const withdrawal = withdrew('2019-01-01')
    expect(recordOf(voided('2019-02-01', withdrawal), withdrawal, enrolled()).statuses).toEqual(['active'])
  })

  it('a voided void voids nothing', () => {
    const withdrawal = withdrew('2019-01-01')
    const mistaken = voided('2019-02-01', withdrawal)
    expect(recordOf(enrolled(), withdrawal, mistaken, voided('2019-03-01', mistaken)).statuses).toEqual(['withdrawn'])
  })

  it('voids in a circle reach nothing else', () => {
    const withdrawal = withdrew('2019-01-01')
    const one = voided('2019-02-01', { ...withdrawal, id: 'two' }, 'one')
    const two = voided('2019-02-01', one, 'two')
    expect(recordOf(enrolled(), withdrawal, one, two).statuses).toEqual(['withdrawn'])
  })
})
