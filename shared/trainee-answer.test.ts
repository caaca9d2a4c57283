import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { TraineeAnswer } from '#events/trainee-answer.ts'
import { awarded, COHORT, enrolled, NEXT_COHORT, passed, recordOf, said, voided, withdrew } from '../test/telling.ts'
import { eventsAnswer, traineeAnswer } from './trainee-answer.ts'

const REF = `t_${'a'.repeat(26)}`
const shown = (...events: readonly RecordedEvent[]) =>
  traineeAnswer(REF, recordOf(...events).record, (employer) => (employer === 'ods:RAA' ? 'Y62' : 'Y56'))
const firstOf = (...events: readonly RecordedEvent[]) => shown(...events).enrolments[0]

describe('a record as the API shows it', () => {
  it('has each enrolment with where it counts, and what has not happened as null', () => {
    const answer = shown(enrolled())
    expect(TraineeAnswer.safeParse(answer).success).toBe(true)
    expect(answer).toEqual({
      ref: REF,
      enrolments: [
        {
          cohort: COHORT,
          programme: '10000011/ap',
          hei: 'ukprn:10000011',
          intake: '2018-09',
          employer: 'ods:RAA',
          region: 'Y62',
          entryBand: 2,
          funding: 'levy',
          guaranteedPost: true,
          setting: 'mental-health',
          expectedEnd: '2020-09-30',
          opened: '2018-09-10T12:00:00.000Z',
          byTransfer: false,
          status: 'active',
          ended: null,
          withdrawalReason: null,
          stalled: false,
          credits: 0,
          modules: [],
          epa: null,
          outcome: null,
          missingReason: null,
          leavingReason: null,
          anomalies: [],
        },
      ],
      apel: null,
      declined: null,
      anomalies: [],
    })
  })

  it('says how an enrolment ended and what came after', () => {
    expect(firstOf(enrolled(), withdrew('2019-01-10'))).toMatchObject({
      status: 'withdrawn',
      ended: '2019-01-10T12:00:00.000Z',
      withdrawalReason: 'personal',
      outcome: null,
    })
    const missing = said('trust', '2020-10-01', 'post.missing', { reason: 'no-vacancy' })
    const left = said('trust', '2020-11-01', 'post.left', { reason: 'promotion' })
    const epa = said('epao', '2020-08-01', 'epa.completed', { result: 'merit' })
    expect(firstOf(enrolled(), passed('2019-01-01', 'A'), epa, awarded('2020-09-01'), missing, left)).toMatchObject({
      status: 'completed',
      ended: '2020-09-01T12:00:00.000Z',
      credits: 20,
      modules: ['A'],
      epa: 'merit',
      outcome: 'missing',
      missingReason: 'no-vacancy',
      leavingReason: 'promotion',
    })
    const confirmed = said('trust', '2020-12-01', 'post.confirmed', { band: 4, start: '2020-12-01' })
    expect(firstOf(enrolled(), awarded('2020-09-01'), missing, confirmed)).toMatchObject({
      outcome: 'confirmed',
      missingReason: null,
    })
  })

  it('lists each anomaly once with all and once with the enrolment that it belongs to', () => {
    const twice = [passed('2019-01-01', 'A'), passed('2019-02-01', 'A')]
    const { enrolments, anomalies } = shown(enrolled(), ...twice, enrolled('2019-09-09', { cohort: NEXT_COHORT }))
    expect(anomalies).toEqual([
      {
        code: 'duplicate-module-pass',
        event: twice[1]?.id,
        source: '/organisations/ukprn:10000011',
        type: 'module.passed',
        time: '2019-02-01T12:00:00.000Z',
        cohort: COHORT,
      },
    ])
    expect(enrolments.map((enrolment) => enrolment.anomalies)).toEqual([anomalies, []])
  })

  it('shows credit granted, and a refusal even beside it', () => {
    const grant = { profession: 'adult-nursing', monthsGranted: 12, mode: 'full-time' } as const
    const decline = { profession: 'adult-nursing', reason: 'no-places' } as const
    const answer = shown(
      enrolled(),
      said('college', '2021-01-01', 'apel.granted', grant),
      said('college', '2021-02-01', 'pre-registration.declined', decline),
    )
    expect(answer.apel).toEqual({ ...grant, by: 'ukprn:10000022' })
    expect(answer.declined).toEqual(decline)
  })
})

describe('the events behind a record', () => {
  it('come in the order in which they happened, then of their ids, voids included and the voided ones marked', () => {
    const withdrawal = withdrew('2019-01-01')
    const [a, b] = ['a', 'b'].map((id) => said('university', '2018-12-01', 'training.resumed', {}, id))
    if (!a || !b) throw new Error('two events were said')
    const back = voided('2019-02-01', withdrawal)
    const events = [back, b, withdrawal, a]
    for (const told of [events, events.toReversed()])
      expect(eventsAnswer(told)).toEqual([
        { ...a, voided: false },
        { ...b, voided: false },
        { ...withdrawal, voided: true },
        { ...back, voided: false },
      ])
  })
})
