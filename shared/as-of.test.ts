import { expect, it } from 'vitest'
import { COHORT, enrolled, passed, said, voided } from '../test/telling.ts'
import { knownAt, knownSince } from './as-of.ts'

const MOMENT = '2019-03-01T12:00:00.000Z'
const recorded = (on: string) => ({ recordedtime: `${on}T12:00:00.000Z` })
const early = enrolled('2018-09-10')
const atThatMoment = passed('2019-03-01', 'M1')
const toldLater = { ...passed('2019-02-01', 'M2'), ...recorded('2019-03-02') }
const happenedLater = passed('2019-04-01', 'M3')
const planned = { ...passed('2019-04-02', 'M4'), ...recorded('2019-02-01') }
const sweptLate = {
  ...said('ladder', '2019-02-28', 'training.stalled', { cohort: COHORT, since: '2018-11-30' }),
  ...recorded('2019-05-01'),
}
const takenBack = voided('2019-06-01', early)
const all = [early, atThatMoment, toldLater, happenedLater, planned, sweptLate, takenBack]

it('known at a moment is what the log had taken in before it, and what Ladder says of a time before it', () => {
  expect(knownAt(all, MOMENT)).toEqual([early, planned, sweptLate])
})

it('known of it since is also what was told later of a time before it, and every void', () => {
  expect(knownSince(all, MOMENT)).toEqual([early, toldLater, planned, sweptLate, takenBack])
})
