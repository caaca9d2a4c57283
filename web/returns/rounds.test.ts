import { expect, it } from 'vitest'
import { roundToAnswer, standingOf } from './rounds.ts'

const round = (month: string, status: 'open' | 'closed', { due = 1, submitted = 0, late = 0 } = {}) => ({
  round: month,
  status,
  due,
  submitted,
  late,
})

it.each([
  ['the open one', [round('3', 'open'), round('2', 'closed')], '3'],
  ['the open one, answered as it is', [round('3', 'open', { submitted: 1 }), round('2', 'closed')], '3'],
  [
    'the last that was not answered',
    [round('3', 'closed', { submitted: 1 }), round('2', 'closed'), round('1', 'closed')],
    '2',
  ],
  ['the last, where all were', [round('3', 'closed', { late: 1 }), round('2', 'closed', { submitted: 1 })], '3'],
  ['an older one, where the open one asks nothing', [round('3', 'open', { due: 0 }), round('2', 'closed')], '2'],
  ['none, where nothing is asked', [round('3', 'open', { due: 0 })], undefined],
])('shows %s', (_, rounds, shown) => {
  expect(roundToAnswer(rounds)?.round).toBe(shown)
})

it.each([
  ['nothing asked', round('1', 'open', { due: 0 })],
  ['answered', round('1', 'closed', { submitted: 1 })],
  ['answered late', round('1', 'closed', { late: 1 })],
  ['to be answered', round('1', 'open')],
  ['not answered', round('1', 'closed')],
])('calls a round %s', (word, one) => {
  expect(standingOf(one)).toBe(word)
})
