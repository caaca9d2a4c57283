import { expect, it } from 'vitest'
import { latestAsking, standingOf } from './rounds.ts'

const round = (month: string, status: 'open' | 'closed', { due = 1, submitted = 0, late = 0 } = {}) => ({
  round: month,
  status,
  due,
  submitted,
  late,
})

it('begins with the latest round that asks anything', () => {
  expect(latestAsking([round('3', 'open', { due: 0 }), round('2', 'closed'), round('1', 'closed')])?.round).toBe('2')
  expect(latestAsking([round('3', 'open', { due: 0 })])).toBeUndefined()
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
