import { expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import {
  awarded,
  COHORT,
  enrolled,
  NEXT_COHORT,
  OTHER_TRUST,
  recordOf,
  said,
  TRUST,
  voided,
  withdrew,
} from '../../test/telling.ts'
import { askedOf } from './asked.ts'

const HEI = 'ukprn:10000011'
const askedAfter = (...events: readonly RecordedEvent[]) => askedOf('t_ann', recordOf(...events).record)

it('an open enrolment asks its employer and its HEI how training goes', () => {
  const row = { trainee: 't_ann', cohort: COHORT, employer: TRUST }
  expect(askedAfter(enrolled())).toEqual([
    [TRUST, { ...row, asks: 'progress' }],
    [HEI, { ...row, asks: 'training' }],
  ])
})

it('both are told that training was interrupted, until it is resumed', () => {
  const paused = said('university', '2019-01-09', 'training.paused', {})
  const resumed = said('university', '2019-02-09', 'training.resumed', {})
  expect(askedAfter(enrolled(), paused).map(([, { asks, paused }]) => [asks, paused])).toEqual([
    ['progress', true],
    ['training', true],
  ])
  expect(askedAfter(enrolled(), paused, resumed).map(([, row]) => 'paused' in row)).toEqual([false, false])
})

it('an award without an outcome asks the employer alone, what became of the post', () => {
  const confirmed = said('trust', '2020-11-01', 'post.confirmed', { band: 4, start: '2020-11-01' })
  const missing = said('trust', '2020-11-01', 'post.missing', { reason: 'no-vacancy' })
  const awaited = [[TRUST, { trainee: 't_ann', cohort: COHORT, employer: TRUST, asks: 'post' }]]
  expect(askedAfter(enrolled(), awarded('2020-10-01'))).toEqual(awaited)
  expect(askedAfter(enrolled(), awarded('2020-10-01'), confirmed)).toEqual([])
  expect(askedAfter(enrolled(), awarded('2020-10-01'), missing)).toEqual([])
  expect(askedAfter(enrolled(), awarded('2020-10-01'), missing, voided('2020-12-01', missing))).toEqual(awaited)
})

it('nobody is asked about who was never enrolled, or withdrew', () => {
  expect(askedAfter()).toEqual([])
  expect(askedAfter(enrolled(), withdrew('2019-06-01'))).toEqual([])
})

it('after a transfer only the new cohort is asked about, and the new employer', () => {
  const move = said('university', '2019-09-10', 'trainee.transferred', { cohort: NEXT_COHORT, employer: OTHER_TRUST })
  expect(askedAfter(enrolled(), move).map(([organisation, { cohort }]) => [organisation, cohort])).toEqual([
    [OTHER_TRUST, NEXT_COHORT],
    [HEI, NEXT_COHORT],
  ])
})
