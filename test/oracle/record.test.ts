import { describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { recordOf } from './record.ts'
import {
  APPRENTICESHIP,
  awarded,
  CITY,
  CITY_DEGREE,
  confirmed,
  DEGREE,
  EPAO,
  enrolled,
  MET,
  missed,
  OTHER_TRUST,
  passed,
  said,
  TRUST,
  told,
  voided,
  withdrew,
} from './telling.ts'

const record = (...sayings: readonly LadderEvent[]) => recordOf(told(...sayings), 'ann')
const statuses = (...sayings: readonly LadderEvent[]) => record(...sayings).enrolments.map(({ status }) => status)
const anomalies = (...sayings: readonly LadderEvent[]) => record(...sayings).anomalies.map(({ code }) => code)

describe('voids', () => {
  it('a voided withdrawal never happened: active', () => {
    expect(statuses(enrolled(), withdrew('2020-01-10'), voided(MET, 'e2', '2020-02-01'))).toEqual(['active'])
  })

  it('a voided void does not void: withdrawn; voided three times over: active', () => {
    const twice = [enrolled(), withdrew('2020-01-10'), voided(MET, 'e2', '2020-02-01'), voided(MET, 'e3', '2020-02-02')]
    expect(statuses(...twice)).toEqual(['withdrawn'])
    expect(statuses(...twice, voided(MET, 'e4', '2020-02-03'))).toEqual(['active'])
  })

  it("a void of another source's event does nothing: withdrawn", () => {
    expect(statuses(enrolled(), withdrew('2020-01-10'), voided(TRUST, 'e2', '2020-02-01'))).toEqual(['withdrawn'])
  })

  it('voids that void each other void nothing else: withdrawn', () => {
    const circle = [voided(MET, 'e4', '2020-02-01'), voided(MET, 'e3', '2020-02-02')]
    expect(statuses(enrolled(), withdrew('2020-01-10'), ...circle)).toEqual(['withdrawn'])
  })
})

describe('enrolments', () => {
  it('the order of sending does not matter, the time does; at the same time the id does', () => {
    const sayings = [enrolled(), awarded('2021-05-01'), withdrew('2021-05-01')]
    expect(statuses(...sayings)).toEqual(['completed'])
    expect(statuses(...sayings.toReversed())).toEqual(['withdrawn'])
  })

  it('a module passed before the enrolment counts in it: 20 credits', () => {
    expect(record(passed('M1', '2019-08-01'), enrolled())).toMatchObject({
      enrolments: [{ credits: 20 }],
      anomalies: [],
    })
  })

  it('enrolled again in the same cohort: one enrolment, of the new employer, its 20 credits kept', () => {
    const again = enrolled({ employer: OTHER_TRUST, at: '2020-03-01' })
    expect(record(enrolled(), passed('M1', '2020-01-01'), again).enrolments).toEqual([
      { cohort: `${DEGREE}/2019-09`, employer: OTHER_TRUST, status: 'active', outcome: null, credits: 20 },
    ])
  })

  it('enrolled at another HEI: transferred there, and the first HEI speaks no more', () => {
    const there = enrolled({ cohort: `${CITY_DEGREE}/2020-01`, at: '2020-01-06' })
    const sayings = [enrolled(), there, passed('M1', '2020-02-01')]
    expect(statuses(...sayings)).toEqual(['transferred', 'active'])
    expect(anomalies(...sayings)).toEqual(['unrelated-speaker'])
  })

  it('moved to a later cohort: the employer goes along, the credits do not', () => {
    const moved = said(MET, 'trainee.transferred', '2020-03-01', { cohort: `${DEGREE}/2020-09` })
    expect(record(enrolled(), passed('M1', '2020-01-01'), moved).enrolments).toMatchObject([
      { status: 'transferred', credits: 20 },
      { cohort: `${DEGREE}/2020-09`, employer: TRUST, status: 'active', credits: 0 },
    ])
  })

  it('moved back into the cohort that was left: an anomaly, and nothing changes', () => {
    const moves = ['2020-09', '2019-09'].map((intake, at) =>
      said(MET, 'trainee.transferred', `2020-0${at + 3}-01`, { cohort: `${DEGREE}/${intake}` }),
    )
    expect(statuses(enrolled(), ...moves)).toEqual(['transferred', 'active'])
    expect(anomalies(enrolled(), ...moves)).toEqual(['fact-after-end'])
  })

  it('an apprenticeship ends by EPA, not by the award or a failed EPA', () => {
    const enrolment = enrolled({ cohort: `${APPRENTICESHIP}/2019-09` })
    const epa = (result: 'fail' | 'merit', at: string) => said(EPAO, 'epa.completed', at, { result })
    expect(statuses(enrolment, awarded('2021-05-01'), epa('fail', '2021-05-02'))).toEqual(['active'])
    expect(statuses(enrolment, awarded('2021-05-01'), epa('merit', '2021-05-03'))).toEqual(['completed'])
  })

  it('enrolled again in the cohort withdrawn from: an anomaly, still withdrawn', () => {
    const again = [enrolled(), withdrew('2020-01-10'), enrolled({ at: '2020-09-01' })]
    expect(statuses(...again)).toEqual(['withdrawn'])
    expect(anomalies(...again)).toEqual(['fact-after-end'])
  })
})

describe('anomalies', () => {
  it('a pause twice, a resumption twice, a module twice: one of each', () => {
    const pause = (at: string) => said(MET, 'training.paused', at, {})
    const resume = (at: string) => said(MET, 'training.resumed', at, {})
    const paused = [pause('2020-01-01'), pause('2020-01-02'), resume('2020-02-01'), resume('2020-02-02')]
    expect(anomalies(enrolled(), ...paused, passed('M1', '2020-03-01'), passed('M1', '2020-03-02', 30))).toEqual([
      'pause-while-paused',
      'resume-while-active',
      'duplicate-module-pass',
    ])
  })

  it('a band 3 post before completion decides the outcome, and is two anomalies', () => {
    const early = [enrolled(), confirmed('2021-04-01', '2021-09-01', 3), awarded('2021-05-01')]
    expect(record(...early).enrolments).toMatchObject([{ status: 'completed', outcome: 'confirmed' }])
    expect(anomalies(...early)).toEqual(['post-before-completion', 'band-other-than-4'])
  })

  it('what the former employer says after a change of employer does not count: awaited', () => {
    const moved = said(MET, 'trainee.transferred', '2020-03-01', { employer: OTHER_TRUST })
    const sayings = [enrolled(), moved, awarded('2021-05-01'), missed('2021-05-02')]
    expect(record(...sayings).enrolments).toMatchObject([{ employer: OTHER_TRUST, outcome: 'awaited' }])
    expect(anomalies(...sayings)).toEqual(['unrelated-speaker'])
  })

  it('an award after a withdrawal changes nothing; a second award after completion is no anomaly', () => {
    expect(anomalies(enrolled(), withdrew('2020-01-10'), awarded('2021-05-01'))).toEqual(['fact-after-end'])
    expect(anomalies(enrolled(), awarded('2021-05-01'), awarded('2021-05-02'))).toEqual([])
    expect(
      anomalies(
        enrolled(),
        awarded('2021-05-01'),
        said(CITY, 'module.failed', '2021-05-02', { module: 'M', attempt: 1 }),
      ),
    ).toEqual(['unrelated-speaker'])
  })
})
