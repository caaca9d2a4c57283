import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { exceptionsOf } from '../../test/exceptions.ts'
import { awarded, enrolled, OTHER_TRUST, said, TRUST, voided, withdrew } from '../../test/telling.ts'

type Status = 'on-track' | 'behind' | 'paused' | 'left'
const reports = (on: string, status: Status) =>
  said('trust', on, 'progress.reported', { round: on.slice(0, 7), status })
const paused = said('university', '2019-03-01', 'training.paused', {})
const resumed = said('university', '2019-06-01', 'training.resumed', {})
const UNIVERSITY = 'ukprn:10000011'

const disagreementIn = (...events: readonly RecordedEvent[]) => exceptionsOf([enrolled(), ...events]).of('DISAGREEMENT')
const sidesIn = (...events: readonly RecordedEvent[]) =>
  disagreementIn(...events).flatMap(({ since, said = [] }) => [
    since,
    ...said.map(({ by, says, at }) => [by, says, at]),
  ])

describe('DISAGREEMENT', () => {
  it('is there when the employer says that the trainee left and the HEI has the enrolment open', () => {
    expect(sidesIn(reports('2019-02-01', 'left'))).toEqual([
      '2019-02-01',
      [UNIVERSITY, 'active', '2018-09-10'],
      [TRUST, 'left', '2019-02-01'],
    ])
    expect(disagreementIn(reports('2019-02-01', 'left'), paused)).toHaveLength(1)
    expect(exceptionsOf([enrolled(), reports('2019-02-01', 'left')]).opens('DISAGREEMENT', '2019-02-01')).toBe(true)
  })

  it.each<[string, RecordedEvent[], number]>([
    ['paused for the employer only', [reports('2019-02-01', 'paused')], 1],
    ['paused for both', [paused, reports('2019-04-01', 'paused')], 0],
    ['paused for the employer before the HEI said so', [reports('2019-02-01', 'paused'), paused], 0],
    ['paused for the employer, resumed since', [paused, reports('2019-05-01', 'paused'), resumed], 0],
    ['paused for the employer, resumed before', [paused, resumed, reports('2019-07-01', 'paused')], 1],
    ['on track while paused', [paused, reports('2019-04-01', 'on-track')], 1],
    ['behind while paused', [paused, reports('2019-04-01', 'behind')], 1],
    ['on track before the pause', [reports('2019-02-01', 'on-track'), paused], 0],
    ['paused for the employer as the enrolment began', [reports('2018-09-10', 'paused')], 0],
    ['on track as the pause began', [paused, reports('2019-03-01', 'on-track')], 0],
    ['on track as the trainee withdrew', [withdrew('2019-03-01'), reports('2019-03-01', 'on-track')], 0],
    ['left after the withdrawal', [withdrew('2019-03-01'), reports('2019-04-01', 'left')], 0],
    ['on track while active', [reports('2019-02-01', 'on-track')], 0],
    ['on track after the withdrawal', [withdrew('2019-03-01'), reports('2019-04-01', 'on-track')], 1],
    ['paused after the withdrawal', [withdrew('2019-03-01'), reports('2019-04-01', 'paused')], 1],
    ['on track before the withdrawal', [reports('2019-02-01', 'on-track'), withdrew('2019-03-01')], 0],
    ['left, and withdrawn', [reports('2019-02-01', 'left'), withdrew('2019-03-01')], 0],
    ['on track after the award', [awarded('2019-03-01'), reports('2019-04-01', 'on-track')], 0],
  ])('%s', (_, events, found) => {
    expect(disagreementIn(...events)).toHaveLength(found)
  })

  it('is there when a post is confirmed for somebody in training, until the award', () => {
    const post = said('trust', '2019-02-01', 'post.confirmed', { band: 4, start: '2019-03-01' })
    expect(sidesIn(post)).toEqual([
      '2019-02-01',
      [UNIVERSITY, 'active', '2018-09-10'],
      [TRUST, 'post-confirmed', '2019-02-01'],
    ])
    expect(disagreementIn(post, awarded('2019-04-01'))).toEqual([])
    expect(sidesIn(post, reports('2019-03-01', 'left'))[0]).toBe('2019-02-01')
    expect(sidesIn(post, reports('2019-01-01', 'left'))).toEqual([
      '2019-01-01',
      [UNIVERSITY, 'active', '2018-09-10'],
      [TRUST, 'left', '2019-01-01'],
      [TRUST, 'post-confirmed', '2019-02-01'],
    ])
  })

  it('tells since when the HEI says what it says', () => {
    expect(sidesIn(paused, reports('2019-04-01', 'left'))[1]).toEqual([UNIVERSITY, 'paused', '2019-03-01'])
    expect(sidesIn(paused, resumed, reports('2019-07-01', 'left'))[1]).toEqual([UNIVERSITY, 'active', '2019-06-01'])
    expect(sidesIn(withdrew('2019-03-01'), reports('2019-04-01', 'on-track'))[1]).toEqual([
      UNIVERSITY,
      'withdrawn',
      '2019-03-01',
    ])
  })

  it('is ended by the next report, by taking back either side, and by another employer', () => {
    const left = reports('2019-02-01', 'left')
    for (const event of [
      reports('2019-02-02', 'on-track'),
      voided('2019-02-02', left),
      said('university', '2019-02-02', 'trainee.transferred', { employer: OTHER_TRUST }),
    ])
      expect(disagreementIn(left, event)).toEqual([])
    const withdrawal = withdrew('2019-03-01')
    expect(disagreementIn(withdrawal, reports('2019-04-01', 'on-track'), voided('2019-05-01', withdrawal))).toEqual([])
  })
})
